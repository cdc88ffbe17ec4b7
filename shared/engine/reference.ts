import jsonata from 'jsonata';
import type { EvaluationLimits } from './limits.ts';

/** A node of the reference's own tree, as far as it is looked at here. */
export interface ReferenceNode {
  type: string;
  value?: unknown;
  position?: number;
  [key: string]: unknown;
}

/** A function as the reference holds it: arguments are checked by the signature first. */
export interface FunctionDefinition {
  readonly _jsonata_function: true;
  readonly implementation: (this: unknown, ...args: never[]) => unknown;
  readonly signature?: { validate(args: readonly unknown[], context: unknown): readonly unknown[] };
}

/** The reference's expression, without its `any`. */
export interface ReferenceExpression {
  ast(): ReferenceNode;
  assign(name: string, value: unknown): void;
  registerFunction(name: string, implementation: (this: unknown, ...args: never[]) => unknown, signature?: string): void;
  evaluate(input: unknown, bindings: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Compiles with the reference; throws its error objects. */
export function compileReference(text: string, limits: EvaluationLimits): ReferenceExpression {
  const compiled: unknown = jsonata(text, { timeout: limits.milliseconds, stack: limits.depth, sequence: limits.items });
  if (!isExpression(compiled)) throw new Error('jsonata gave no expression');
  return compiled;
}

function isExpression(value: unknown): value is ReferenceExpression {
  return typeof value === 'object' && value !== null && 'evaluate' in value && 'ast' in value;
}

export function isDefinition(value: unknown): value is FunctionDefinition {
  return typeof value === 'object' && value !== null && '_jsonata_function' in value && 'implementation' in value;
}

export function isNode(value: unknown): value is ReferenceNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const names = [
  'sum',
  'max',
  'min',
  'average',
  'string',
  'substring',
  'substringBefore',
  'substringAfter',
  'lowercase',
  'uppercase',
  'length',
  'trim',
  'pad',
  'match',
  'contains',
  'replace',
  'split',
  'join',
  'formatNumber',
  'formatBase',
  'formatInteger',
  'parseInteger',
  'number',
  'floor',
  'ceil',
  'round',
  'abs',
  'sqrt',
  'power',
  'boolean',
  'not',
  'sort',
  'base64encode',
  'base64decode',
  'encodeUrlComponent',
  'encodeUrl',
  'decodeUrlComponent',
  'decodeUrl',
  'toMillis',
  'fromMillis',
  'error',
  'assert',
  'type',
] as const;

let definitions: Promise<ReadonlyMap<string, FunctionDefinition>> | undefined;

/** The reference's own functions that something here stands before or builds on, by name. */
export function builtinFunctions(): Promise<ReadonlyMap<string, FunctionDefinition>> {
  definitions ??= readDefinitions();
  return definitions;
}

async function readDefinitions(): Promise<ReadonlyMap<string, FunctionDefinition>> {
  const found = new Map<string, FunctionDefinition>();
  for (const name of names) {
    const definition: unknown = await jsonata(`$${name}`).evaluate(null);
    if (!isDefinition(definition)) throw new Error(`jsonata has no function $${name}`);
    found.set(name, definition);
  }
  return found;
}
