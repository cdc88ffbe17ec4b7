import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { JsonValue } from '#shared/base/json-value.ts';
import { compile } from '#shared/engine/compile.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { Value } from '#shared/records/value.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

interface Case {
  readonly expr?: string;
  readonly 'expr-file'?: string;
  readonly dataset?: string | null;
  readonly data?: JsonValue;
  readonly bindings?: Readonly<Record<string, JsonValue>>;
  readonly timelimit?: number;
  readonly depth?: number;
  readonly result?: JsonValue;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: { readonly code: string };
}

/** Cases that ask for what Mapwright refuses on purpose. U1001 is the suite's own word for too deep or too long. */
const refused = /\$eval\(/;

function casesOf(folder: string): readonly (readonly [string, Case])[] {
  const groups = join(folder, 'groups');
  return readdirSync(groups).flatMap((group) =>
    readdirSync(join(groups, group))
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const read = JSON.parse(readFileSync(join(groups, group, file), 'utf8')) as Case | readonly Case[];
        const list = Array.isArray(read) ? (read as readonly Case[]) : [read as Case];
        return list.map(
          (one, i) =>
            [
              `${group}/${file}#${i}`,
              { ...one, expr: one.expr ?? readFileSync(join(groups, group, one['expr-file'] ?? ''), 'utf8') },
            ] as const,
        );
      }),
  );
}

/** A value without prototypes. */
function bare(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

async function check(folder: string, exact: boolean): Promise<{ readonly passed: number; readonly failed: readonly string[] }> {
  const failed: string[] = [];
  let passed = 0;
  for (const [name, one] of casesOf(folder)) {
    const expr = one.expr ?? '';
    // Looking out for exact numbers doubles the depth that is allowed.
    if (refused.test(expr) || (exact && one.depth !== undefined)) continue;
    const input: Value | undefined =
      one.dataset === undefined || one.dataset === null
        ? one.data
        : (JSON.parse(readFileSync(join(folder, 'datasets', `${one.dataset}.json`), 'utf8')) as Value);
    const limits = { ...defaultLimits, milliseconds: one.timelimit ?? 5_000, depth: one.depth ?? defaultLimits.depth, items: 10_000_000 };
    const compiled = compile(expr, { limits });
    const outcome = compiled.ok
      ? (
          await compiled.value.evaluate({
            ...(input === undefined ? {} : { input }),
            variables: one.bindings ?? {},
            traits: { exact, emptyArrays: exact },
          })
        ).outcome
      : ({ kind: 'error', problem: compiled.error } as const);
    const code = one.code ?? one.error?.code;
    const right =
      code === undefined
        ? isDeepStrictEqual(
            outcome.kind === 'value' ? bare(outcome.value) : outcome.kind === 'nothing' ? undefined : outcome.problem.code,
            one.result,
          )
        : outcome.kind === 'error' && (outcome.problem.code === code || (code === 'U1001' && /^D101[12]$/.test(outcome.problem.code)));
    if (right) passed += 1;
    else
      failed.push(
        `${name}: ${expr.slice(0, 120)} gave ${JSON.stringify(outcome).slice(0, 160)}, expected ${code ?? JSON.stringify(one.result)?.slice(0, 120) ?? 'nothing'}`,
      );
  }
  return { passed, failed };
}

itShared(
  'answers the language’s own test suite as the reference does',
  ['jsonata-test-suite', 'groups'],
  async (groups) => {
    const plain = await check(join(groups, '..'), false);
    expect(plain.failed).toEqual([]);
    expect(plain.passed).toBeGreaterThan(1_600);
  },
  60_000,
);

itShared(
  'answers it the same while it looks out for exact numbers',
  ['jsonata-test-suite', 'groups'],
  async (groups) => {
    const exact = await check(join(groups, '..'), true);
    expect(exact.failed).toEqual([]);
    expect(exact.passed).toBeGreaterThan(1_600);
  },
  60_000,
);
