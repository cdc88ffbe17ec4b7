import { between, defineWorkload, pick } from './workload.ts';

interface Rows {
  readonly rows: readonly { readonly id: number; readonly region: string; readonly amount: number; readonly quantity: number }[];
}

const regions = Array.from({ length: 50 }, (_, i) => `region-${i}`);

export const group = defineWorkload<Rows>({
  name: 'd',
  title: 'group-by with 6 aggregates over 100,000 rows',
  expression: `rows{
  region: {
    "count": $count(amount),
    "sum": $sum(amount),
    "min": $min(amount),
    "max": $max(amount),
    "average": $average(amount),
    "quantity": $sum(quantity)
  }
}`,
  batch: 1,
  size: 100_000,
  make: (random, _, size) => ({
    rows: Array.from({ length: size }, (__, i) => ({
      id: i,
      region: pick(regions, random),
      amount: between(random, 100, 900_000) / 100,
      quantity: between(random, 1, 40),
    })),
  }),
  hand: ({ rows }) => {
    const groups: Record<string, { count: number; sum: number; min: number; max: number; average: number; quantity: number }> = {};
    for (const { region, amount, quantity } of rows) {
      const known = groups[region];
      if (known === undefined) groups[region] = { count: 1, sum: amount, min: amount, max: amount, average: 0, quantity };
      else {
        known.count += 1;
        known.sum += amount;
        if (amount < known.min) known.min = amount;
        if (amount > known.max) known.max = amount;
        known.quantity += quantity;
      }
    }
    for (const one of Object.values(groups)) one.average = one.sum / one.count;
    return groups;
  },
});
