// Loaded before the command line's sources: puts a part that does nothing in the place of each part named in MAPWRIGHT_WITHOUT.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../../', import.meta.url);
type Swap = readonly [module: string, instead: URL];
const parts: Readonly<Record<string, readonly Swap[]>> = {
  process: [
    ['electron/backend/evaluator/fork-evaluator.ts', new URL('./fork-evaluator.ts', import.meta.url)],
    ['electron/backend/evaluator/parent-channel.ts', new URL('./parent-channel.ts', import.meta.url)],
  ],
  scan: [['shared/formats/json/number-scan.ts', new URL('./number-scan.ts', import.meta.url)]],
  limits: [['shared/engine/values/budget.ts', new URL('./budget.ts', import.meta.url)]],
  checks: [['shared/quality/check-record.ts', new URL('./check-record.ts', import.meta.url)]],
};

const replaced = new Map<string, string>();
for (const name of (process.env['MAPWRIGHT_WITHOUT'] ?? '').split(',').filter(Boolean)) {
  const swaps = parts[name];
  if (swaps === undefined) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
  for (const [module, instead] of swaps) replaced.set(new URL(module, root).href, instead.href);
}
// What stands in may use the original.
const standIns = new Set(replaced.values());
const used = new Set<string>();

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const instead = replaced.get(found.url);
    if (instead === undefined || standIns.has(context.parentURL ?? '')) return found;
    used.add(instead);
    return { ...found, url: instead };
  },
});

process.on('exit', () => {
  const unused = [...standIns].filter((url) => !used.has(url));
  // A part that has moved would be measured as free.
  if (unused.length > 0) {
    process.stderr.write(`Nothing loads what ${unused.map((url) => fileURLToPath(url)).join(', ')} stands for.\n`);
    process.exitCode = 70;
  }
});
