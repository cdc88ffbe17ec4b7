// Loaded before the command line's sources: makes a part of the run do nothing, for each part named in MAPWRIGHT_WITHOUT.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../../', import.meta.url);

/** Modules in whose place another is loaded: the evaluation's own program in the process that asks. */
const others: Readonly<Record<string, Readonly<Record<string, URL>>>> = {
  process: {
    'electron/backend/evaluator/fork-evaluator.ts': new URL('./fork-evaluator.ts', import.meta.url),
    'electron/backend/evaluator/parent-channel.ts': new URL('./parent-channel.ts', import.meta.url),
  },
};

/** Functions that end as soon as they begin, by module: the name, and how they end. */
const ends: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  scan: { 'shared/formats/json/number-scan.ts': { hasDoubtfulNumber: 'return false;' } },
  limits: { 'shared/engine/values/budget.ts': { spend: 'return;', enter: 'return;', leave: 'return;', checkLength: 'return;' } },
  checks: { 'shared/quality/check-record.ts': { recordCheck: 'return { check: () => [], notes: [] };' } },
};

const replaced = new Map<string, string>();
const shortened = new Map<string, Readonly<Record<string, string>>>();
for (const part of (process.env['MAPWRIGHT_WITHOUT'] ?? '').split(',').filter(Boolean)) {
  const [modules, functions] = [others[part], ends[part]];
  if (modules === undefined && functions === undefined)
    throw new Error(`There is no part ${part}; there are ${Object.keys({ ...others, ...ends }).join(', ')}.`);
  for (const [module, instead] of Object.entries(modules ?? {})) replaced.set(new URL(module, root).href, instead.href);
  for (const [module, names] of Object.entries(functions ?? {})) shortened.set(new URL(module, root).href, names);
}
// What has moved elsewhere would be measured as free.
const missing = new Set([...replaced.keys(), ...shortened.keys()]);

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const instead = replaced.get(found.url);
    if (instead === undefined) return found;
    missing.delete(found.url);
    return { ...found, url: instead };
  },
  load: (url, context, next) => {
    const loaded = next(url, context);
    const names = shortened.get(url);
    if (names === undefined || loaded.source === undefined || loaded.source === null) return loaded;
    missing.delete(url);
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    return { ...loaded, source: Object.entries(names).reduce((so, [name, end]) => endAtOnce(so, name, end), text) };
  },
});

process.on('exit', () => {
  if (missing.size === 0) return;
  process.stderr.write(`Nothing loads ${[...missing].map((url) => fileURLToPath(url)).join(', ')}, which was to do nothing.\n`);
  process.exitCode = 70;
});

function endAtOnce(text: string, name: string, end: string): string {
  const head = new RegExp(String.raw`^(?:export function|) *${name}\([^)]*\)[^;{]*\{`, 'm');
  if (!head.test(text)) throw new Error(`There is no function ${name} to do nothing.`);
  return text.replace(head, (found) => `${found} ${end}`);
}
