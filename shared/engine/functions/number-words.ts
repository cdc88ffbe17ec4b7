import { LanguageError } from '../values/language-error.ts';

const small = [
  ['Zero', 'Zeroth'],
  ['One', 'First'],
  ['Two', 'Second'],
  ['Three', 'Third'],
  ['Four', 'Fourth'],
  ['Five', 'Fifth'],
  ['Six', 'Sixth'],
  ['Seven', 'Seventh'],
  ['Eight', 'Eighth'],
  ['Nine', 'Ninth'],
  ['Ten', 'Tenth'],
  ['Eleven', 'Eleventh'],
  ['Twelve', 'Twelfth'],
  ['Thirteen', 'Thirteenth'],
  ['Fourteen', 'Fourteenth'],
  ['Fifteen', 'Fifteenth'],
  ['Sixteen', 'Sixteenth'],
  ['Seventeen', 'Seventeenth'],
  ['Eighteen', 'Eighteenth'],
  ['Nineteen', 'Nineteenth'],
] as const;
const tens = ['Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety'];
const thousands = ['Thousand', 'Million', 'Billion', 'Trillion'];

/** A whole number from 0 up in English words with capitals: `Twenty-One`, as an ordinal `Twenty-First`. */
export function toWords(value: number, ordinal: boolean): string {
  if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
  return words(value, '', ordinal);
}

/** `before` is `and` or a comma where the words follow others. */
function words(value: number, before: '' | 'follows', ordinal: boolean): string {
  const joined = before === '' ? '' : value < 100 ? ' and ' : ', ';
  if (value < 20) return joined + (small[value]?.[ordinal ? 1 : 0] ?? '');
  if (value < 100) {
    const ten = tens[Math.floor(value / 10) - 2] ?? '';
    if (value % 10 > 0) return `${joined}${ten}-${words(value % 10, '', ordinal)}`;
    return joined + (ordinal ? `${ten.slice(0, -1)}ieth` : ten);
  }
  const power = value < 1000 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), thousands.length);
  const unit = power === 0 ? 100 : 10 ** (power * 3);
  const count = Math.floor(value / unit);
  const rest = power === 0 ? value % unit : value - count * unit;
  const head = `${joined}${words(count, '', false)} ${power === 0 ? 'Hundred' : (thousands[power - 1] ?? '')}`;
  if (rest > 0) return head + words(rest, 'follows', ordinal);
  return ordinal ? `${head}th` : head;
}

const valueOf: ReadonlyMap<string, number> = new Map([
  ...small.flatMap((forms, value) => forms.map((form): [string, number] => [form.toLowerCase(), value])),
  ...tens.flatMap((ten, i): [string, number][] => [
    [ten.toLowerCase(), (i + 2) * 10],
    [`${ten.toLowerCase().slice(0, -1)}ieth`, (i + 2) * 10],
  ]),
  ['hundred', 100],
  ['hundredth', 100],
  ...thousands.flatMap((name, i): [string, number][] => [
    [name.toLowerCase(), 1000 ** (i + 1)],
    [`${name.toLowerCase()}th`, 1000 ** (i + 1)],
  ]),
]);

/** What a number in words may be made of, as a pattern that takes small letters. */
export const wordsPattern = `(?:${[...valueOf.keys(), 'and', '[\\-, ]'].join('|')})+`;

/** The number that English words say, in small letters; NaN where one is unknown. */
export function fromWords(text: string): number {
  const parts: number[] = [0];
  for (const word of text.split(/,\s|\sand\s|[\s\\-]/)) {
    const value = valueOf.get(word) ?? NaN;
    const last = parts.pop() ?? 0;
    if (!(value < 100)) parts.push(last * value);
    else if (last >= 1000) parts.push(last, value);
    else parts.push(last + value);
  }
  return parts.reduce((total, part) => total + part, 0);
}
