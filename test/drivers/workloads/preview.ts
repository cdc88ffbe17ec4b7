import { countries } from './customer.ts';
import { between, pick, roundTo, seeded } from './workload.ts';

interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly price: number;
}

/** Texts `s0`…, numbers `n0`…, texts that are not always there `o0`…, and what all rules share. */
interface PreviewRecord {
  readonly fields: Readonly<Record<string, string | number>>;
  readonly country: string;
  readonly tags: readonly string[];
  readonly lines: readonly Line[];
}

/** A rule of the preview's mapping: its text, and what a person would have written. */
interface PreviewRule {
  readonly expression: string;
  readonly hand: (record: PreviewRecord) => unknown;
}

const each = 40;
const kinds: readonly ((n: number) => PreviewRule)[] = [
  (n) => ({ expression: `fields.s${n}`, hand: ({ fields }) => fields[`s${n}`] }),
  (n) => ({ expression: `$uppercase(fields.s${n})`, hand: ({ fields }) => textOf(fields[`s${n}`]).toUpperCase() }),
  (n) => ({
    expression: `fields.s${n} & " / " & fields.s${(n + 1) % each}`,
    hand: ({ fields }) => `${fields[`s${n}`]} / ${fields[`s${(n + 1) % each}`]}`,
  }),
  (n) => ({
    expression: `fields.n${n} * 2 + fields.n${(n + 7) % each}`,
    hand: ({ fields }) => Number(fields[`n${n}`]) * 2 + Number(fields[`n${(n + 7) % each}`]),
  }),
  (n) => ({
    expression: `fields.n${n} > ${n * 20} ? "high" : fields.n${n} > ${n * 10} ? "middle" : "low"`,
    hand: ({ fields }) => {
      const value = Number(fields[`n${n}`]);
      return value > n * 20 ? 'high' : value > n * 10 ? 'middle' : 'low';
    },
  }),
  (n) => ({ expression: `$round(fields.n${n} / 3, 2)`, hand: ({ fields }) => roundTo(Number(fields[`n${n}`]) / 3, 2) }),
  (n) => ({
    expression: `$lookup($countries, country) & "-" & $substring(fields.s${n}, 0, 3)`,
    hand: ({ country, fields }) => `${countries[country]}-${textOf(fields[`s${n}`]).slice(0, 3)}`,
  }),
  (n) => ({
    expression: `$exists(fields.o${n}) ? $trim(fields.o${n}) : "none"`,
    hand: ({ fields }) => (fields[`o${n}`] === undefined ? 'none' : textOf(fields[`o${n}`]).trim()),
  }),
  (n) => ({
    expression: `$sum(lines[quantity > ${n % 5}].(quantity * price)) + ${n}`,
    hand: ({ lines }) => {
      let [sum, some] = [0, false];
      for (const line of lines)
        if (line.quantity > n % 5) {
          sum += line.quantity * line.price;
          some = true;
        }
      return some ? sum + n : undefined;
    },
  }),
  (n) => ({
    expression: `$join(tags, "-") & $pad(fields.s${n}, -12, "0")`,
    hand: ({ tags, fields }) => tags.join('-') + textOf(fields[`s${n}`]).padStart(12, '0'),
  }),
];

/** The 200 rules of one mapping, each with an expression of its own. */
export const previewRules: readonly PreviewRule[] = Array.from({ length: 200 }, (_, i) => {
  const kind = kinds[i % kinds.length];
  if (kind === undefined) throw new Error('There are no kinds of rules.');
  return kind(Math.floor(i / kinds.length) + (i % 2) * 20);
});

export const previewBindings = { countries } as const;

/** Records of the sample that the preview is over, always the same ones. */
export function makePreviewRecords(count: number): readonly PreviewRecord[] {
  const random = seeded(7);
  return Array.from({ length: count }, () => {
    const fields: Record<string, string | number> = {};
    for (let n = 0; n < each; n += 1) {
      fields[`s${n}`] = `${pick(['alder', 'birch', 'cedar', 'Ävja'], random)}${between(random, 1, 999)}`;
      fields[`n${n}`] = between(random, 0, 100_000) / 100;
      if (random() < 0.6) fields[`o${n}`] = ` ${pick(['red', 'green', 'blue'], random)} `;
    }
    return {
      fields,
      country: pick(Object.keys(countries), random),
      tags: Array.from({ length: between(random, 1, 3) }, () => pick(['new', 'old', 'odd'], random)),
      lines: Array.from({ length: 8 }, (_, line) => ({
        sku: `SKU-${line}`,
        quantity: between(random, 1, 6),
        price: between(random, 100, 9_000) / 100,
      })),
    };
  });
}

function textOf(value: string | number | undefined): string {
  if (typeof value !== 'string') throw new Error('The field is no text.');
  return value;
}
