import { describe, expect, it } from 'vitest';
import { inlineName, nameNode } from '#shared/graph/name-node.ts';
import { readNote, setNote } from '#shared/graph/node-note.ts';
import { portableText } from '#shared/graph/portable-text.ts';
import { parse } from '#shared/syntax/parse.ts';

function spanOf(text: string, part: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

describe('nameNode', () => {
  it.each([
    ['price * 2 & "x"', 'price * 2', 'net', '($net := price * 2; $net & "x")'],
    ['$round(a)', '$round(a)', 'r', '($r := $round(a); $r)'],
    // What is evaluated only sometimes stays where it is evaluated.
    ['ok ? $number(a) + 1 : 0', '$number(a)', 'n', 'ok ? ($n := $number(a); $n + 1) : 0'],
    ['a ?? $trim(b)', '$trim(b)', 't', 'a ?? ($t := $trim(b); $t)'],
    ['lines.(price * q & "x")', 'price * q', 'p', 'lines.($p := price * q; $p & "x")'],
    // Its note goes with it.
    ['/* net */ price * 2', 'price * 2', 'net', '($net := /* net */ price * 2; $net)'],
    // A block takes it in, behind the names before it.
    ['(\n  $a := b;\n  $a & $trim(c)\n)', '$trim(c)', 't', '(\n  $a := b;\n  $t := $trim(c);\n  $a & $t\n)'],
    // A node that has a name is renamed.
    ['($net := a * 2; $net & $net)', 'a * 2', 'gross', '($gross := a * 2; $gross & $gross)'],
  ])('%s: %s as %s', (text, part, name, expected) => {
    expect(nameNode(text, spanOf(text, part), name)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['a * 2', '9x', 'graph/bad-name'],
    ['a * 2', 'round', 'graph/taken-name'],
    ['$net * 2', 'net', 'graph/taken-name'],
  ])('%s as %s: %s', (text, name, code) => {
    expect(nameNode(text, spanOf(text, text), name)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('inlineName', () => {
  it.each([
    ['($net := price * 2; $net & "x")', 'net', 'price * 2 & "x"'],
    ['($net := a + 2; $net * $net)', 'net', '(a + 2) * (a + 2)'],
    ['(\n  $a := b;\n  /* why */\n  $t := $trim(c);\n  $a & $t\n)', 't', '(\n  $a := b;\n  /* why */\n  $a & $trim(c)\n)'],
    ['($net := /* net */ price * 2; $net)', 'net', '/* net */ price * 2'],
    ['ok ? ($n := $number(a); $n + 1) : 0', 'n', 'ok ? $number(a) + 1 : 0'],
  ])('%s without $%s', (text, name, expected) => {
    expect(inlineName(text, name)).toEqual({ ok: true, value: expected });
  });

  it('refuses what is no name, and what stands in its own value', () => {
    expect(inlineName('a', 'x')).toMatchObject({ ok: false, error: { code: 'graph/no-name' } });
    expect(inlineName('($f := function($n) { $f($n) }; $f(1))', 'f')).toMatchObject({ ok: false, error: { code: 'graph/own-name' } });
  });

  it.each(['price * 2 & "x"', 'ok ? $number(a) + 1 : 0', '$round(a * b, 2)'])('takes back what nameNode did: %s', (text) => {
    const tree = parse(text);
    if (!tree.ok) throw new Error('no tree');
    for (const span of [tree.value.root]) {
      const named = nameNode(text, span, 'v');
      if (!named.ok) throw new Error(named.error.message);
      expect(inlineName(named.value, 'v')).toEqual({ ok: true, value: text });
    }
  });
});

describe('a note on a node', () => {
  it.each([
    ['$round(a)', '$round(a)', '/* to cents */ $round(a)'],
    ['b & $round(a)', '$round(a)', 'b & /* to cents */ $round(a)'],
    // An outer node begins there too: the inner one gets brackets to hold its comment.
    ['$round(a) & b', '$round(a)', '(/* to cents */ $round(a)) & b'],
  ])('%s on %s', (text, part, expected) => {
    const made = setNote(text, spanOf(text, part), 'to cents');
    expect(made).toEqual({ ok: true, value: expected });
    const tree = parse(expected);
    const at = expected.startsWith('(') ? spanOf(expected, '(/* to cents */ $round(a))') : spanOf(expected, part);
    expect(tree.ok ? readNote(tree.value, at) : 'none').toBe('to cents');
    expect(setNote(expected, at, 'other')).toEqual({ ok: true, value: expected.replace('to cents', 'other') });
  });

  it('takes a note away, and never ends a comment early', () => {
    expect(setNote('/* x */ a & b', { start: 8, end: 13 }, '')).toEqual({ ok: true, value: 'a & b' });
    expect(setNote('a', { start: 0, end: 1 }, 'x */ y')).toEqual({ ok: true, value: '/* x * / y */ a' });
  });
});

describe('portableText', () => {
  it.each([
    ['($rate := a; $x := b; $lookup($codes, $rate))', '$lookup($codes, $rate)', '($rate := a; $lookup($codes, $rate))'],
    ['($a := 1; $b := $a; $b & c)', '$b & c', '($a := 1; $b := $a; $b & c)'],
    ['a & b', 'b', 'b'],
  ])('%s: %s', (text, part, expected) => {
    expect(portableText(text, spanOf(text, part))).toBe(expected);
  });
});
