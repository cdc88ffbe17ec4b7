import { ValueScanner } from './value-scanner.ts';

/**
 * What a text that may be JSON begins with: a whole object or array and nothing more (`alone`), one with another value on the next line
 * (`then-more`), one that goes on past the text (`cut`), or none. Text in brackets that is no JSON is none.
 */
export function firstValue(text: string): 'alone' | 'then-more' | 'cut' | undefined {
  if (!/^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]\d-]|true|false|null|NaN|$))/.test(text)) return undefined;
  const bytes = new TextEncoder().encode(text);
  const end = new ValueScanner().scan(bytes, 0);
  if (end < 0) {
    // A first line that breaks off, with a second that begins a value, is a bad line among lines; but where the first may
    // be followed by a value, it is a document laid out over lines.
    return /^\{[^\n]*[^\s,:[][ \t\r]*\n\{/.test(text) ? 'then-more' : 'cut';
  }
  const rest = new TextDecoder().decode(bytes.subarray(end));
  if (rest.trim() === '') return 'alone';
  return /^[ \t\r]*\n\s*[[{"\d\-tfn]/.test(rest) ? 'then-more' : 'alone';
}
