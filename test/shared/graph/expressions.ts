import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '#shared/syntax/parse.ts';
import { isRecord, readSuite } from '../syntax/suite.ts';

const cases = join(import.meta.dirname, '../../cases');
const resources = join(import.meta.dirname, '../../../resources/samples');

/** Every expression that parses, each text once: of the language's own suite (where it is there), of our mappings of the case files, of the samples. */
export async function everyExpression(): Promise<{
  readonly suite: readonly string[];
  readonly cases: readonly string[];
  readonly samples: readonly string[];
}> {
  const samples = await Promise.all(['orders', 'contacts', 'invoice'].map(sampleOf));
  return {
    suite: parsing(readSuite().map((one) => one.expr)),
    cases: parsing(
      readdirSync(cases, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
        if (file.endsWith('.jsonata')) return [readFileSync(join(cases, file), 'utf8')];
        return file.endsWith('.json') ? expressionsIn(JSON.parse(readFileSync(join(cases, file), 'utf8'))) : [];
      }),
    ),
    samples: parsing(samples.flatMap(expressionsIn)),
  };
}

/** What the script of a sample declares; its module belongs to another project of the compiler, so it is read as data. */
async function sampleOf(name: string): Promise<unknown> {
  const module: unknown = await import(join(import.meta.dirname, `../../../scripts/samples/${name}.ts`));
  const makers = isRecord(module) ? Object.values(module).filter((one) => typeof one === 'function') : [];
  return makers.map((make): unknown => Reflect.apply(make, undefined, [resources]));
}

function parsing(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text.trim() !== '' && parse(text).ok);
}

function expressionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['expression', 'each', 'where', 'keep', 'default'].includes(key) ? [inner] : expressionsIn(inner),
  );
}
