// Rows of NDJSON grouped as they are read, nothing kept but the groups.  node scripts/bench/run/group-by-hand.ts <input> <output>
import { writeFileSync } from 'node:fs';
import { linesOf } from './lines-of.ts';

interface Row {
  readonly region: string;
  readonly amount: number;
  readonly quantity: number;
}

const parse: (text: string) => Row = JSON.parse;
const [input = '', output = ''] = process.argv.slice(2);
const groups = new Map<string, { count: number; sum: number; min: number; max: number; quantity: number }>();
for (const line of linesOf(input)) {
  const { region, amount, quantity } = parse(line);
  const group = groups.get(region);
  if (group === undefined) groups.set(region, { count: 1, sum: amount, min: amount, max: amount, quantity });
  else {
    group.count += 1;
    group.sum += amount;
    if (amount < group.min) group.min = amount;
    if (amount > group.max) group.max = amount;
    group.quantity += quantity;
  }
}
const regions = [...groups].map(([region, { count, sum, min, max, quantity }]) => {
  return { region, count, sum, min, max, average: sum / count, quantity };
});
writeFileSync(output, `${JSON.stringify({ regions })}\n`);
