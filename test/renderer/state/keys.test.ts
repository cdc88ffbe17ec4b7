import { describe, expect, it } from 'vitest';
import { isSingleKey, matchesKeys } from '#renderer/state/keys.ts';

interface Press {
  readonly key: string;
  readonly code?: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly altGraph?: boolean;
}

const press = ({ key, code = '', ctrl = false, shift = false, alt = false, altGraph = false }: Press) => ({
  key,
  code,
  ctrlKey: ctrl,
  shiftKey: shift,
  altKey: alt,
  metaKey: false,
  getModifierState: (name: string) => name === 'AltGraph' && altGraph,
});

describe('key combinations', () => {
  it.each([
    ['Ctrl K', { key: 'k', ctrl: true }, true],
    ['Ctrl K', { key: 'k' }, false],
    ['Ctrl K', { key: 'K', ctrl: true, shift: true }, false],
    ['Ctrl Shift Z', { key: 'Z', ctrl: true, shift: true }, true],
    ['Ctrl Z', { key: 'Z', ctrl: true, shift: true }, false],
    ['F8', { key: 'F8' }, true],
    ['F8', { key: 'F8', shift: true }, false],
    ['Shift F8', { key: 'F8', shift: true }, true],
    ['?', { key: '?', code: 'Slash', shift: true }, true],
    [']', { key: ']', code: 'BracketRight' }, true],
    [']', { key: '}', code: 'BracketRight', shift: true }, false],
    ['Shift ]', { key: '}', code: 'BracketRight', shift: true }, true],
    [']', { key: ']', code: 'Digit9', ctrl: true, alt: true, altGraph: true }, true],
    ['Alt Down', { key: 'ArrowDown', alt: true }, true],
    ['Ctrl 1', { key: '1', ctrl: true }, true],
    ['L', { key: 'l' }, true],
    ['L', { key: 'L', shift: true }, false],
    ['Ctrl ,', { key: ',', ctrl: true }, true],
  ])('%s and %o: %s', (keys, event, expected) => {
    expect(matchesKeys(press(event), keys)).toBe(expected);
  });

  it('knows the keys that are also typed', () => {
    expect(['L', 'Shift L', ']', '?', 'Del', 'Ctrl K', 'F5', 'Alt Down', 'Esc', 'Enter', 'Shift F8'].filter(isSingleKey)).toEqual([
      'L',
      'Shift L',
      ']',
      '?',
      'Del',
    ]);
  });
});
