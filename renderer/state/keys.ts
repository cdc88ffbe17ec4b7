/** A combination as written on menus: `Ctrl Shift Z`, `F8`, `]`, `Shift ]`, `Alt Enter`, `?`. */
export type Keys = string;

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
const names: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Esc: 'Escape',
  Del: 'Delete',
  Space: ' ',
};
/** Keys by place, for what Shift turns into another sign. */
const places: Readonly<Record<string, string>> = { ']': 'BracketRight', '[': 'BracketLeft', '.': 'Period' };

/** What of a key press counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'getModifierState'>;

/** Whether a key press is this combination. `Ctrl` is Cmd on a Mac. */
export function matchesKeys(event: KeyPress, keys: Keys): boolean {
  const parts = keys.split(' ');
  const key = parts.at(-1) ?? '';
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const altGraph = event.getModifierState('AltGraph');
  const control = onMac ? event.metaKey : event.ctrlKey && !altGraph;
  if (control !== wants('Ctrl')) return false;
  if ((event.altKey && !altGraph) !== wants('Alt')) return false;
  const shift = wants('Shift');
  const sign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!sign && event.shiftKey !== shift) return false;
  if (sign && shift) return event.shiftKey && (event.code === places[key] || event.key === key);
  if (sign) return event.key === key || (!event.shiftKey && event.code === places[key]);
  return event.key.toLowerCase() === (names[key] ?? key).toLowerCase();
}

/** A key without Ctrl or Alt that would also be typed: single keys act only outside text and can be switched off. */
export function isSingleKey(keys: Keys): boolean {
  return !/\b(Ctrl|Alt)\b|\bF\d+$|\bEsc$|\bEnter$/.test(keys);
}

/** Whether a key pressed on a cell begins to type into it. */
export function beginsText(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && /^[\p{L}\p{N}"'$({`-]$/u.test(event.key);
}

/** Whether a press goes into text: a field, the code editor, or a cell that is typed into. */
export function textTarget(event: KeyboardEvent): 'none' | 'field' | 'code' {
  const at = event.target;
  if (!(at instanceof Element)) return 'none';
  if (at.matches('[data-takes-text]') && beginsText(event)) return 'field';
  if (at.closest('.monaco-editor') !== null) return 'code';
  return at.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=textbox], [role=combobox]') === null
    ? 'none'
    : 'field';
}
