import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import { loopScopes, type LoopScope } from '#shared/matching/loop-scopes.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import { traceFields, type Origin } from '#shared/syntax/trace-fields.ts';

/** A mapping with its rules and loops. */
export interface MappingParts {
  readonly mapping: Mapping;
  readonly rules: readonly Rule[];
  readonly loops: readonly Loop[];
}

/** The mapping with every expression rewritten; `scopes` are the loops that it stands in. */
export function rewriteExpressions(parts: MappingParts, rewrite: (text: string, scopes: readonly LoopScope[]) => string): MappingParts {
  return {
    mapping: { ...parts.mapping, ...(parts.mapping.keep === undefined ? {} : { keep: rewrite(parts.mapping.keep, []) }) },
    rules: parts.rules.map((rule) => {
      const scopes = loopScopes(parts.loops, rule.target);
      return {
        ...rule,
        expression: rewrite(rule.expression, scopes),
        ...(rule.default === undefined ? {} : { default: rewrite(rule.default, scopes) }),
      };
    }),
    loops: parts.loops.map((loop) => {
      const scopes = loopScopes(parts.loops, loop.target);
      return {
        ...loop,
        each: rewrite(loop.each, scopes.slice(0, -1)),
        ...(loop.where === undefined ? {} : { where: rewrite(loop.where, scopes) }),
        ...(loop.sort === undefined ? {} : { sort: { ...loop.sort, by: rewrite(loop.sort.by, scopes) } }),
      };
    }),
  };
}

/** A name in an expression that reads a field; `origins` are the places whose children it may read. */
export interface FieldName extends Span {
  readonly name: string;
  readonly origins: readonly Origin[];
}

/** The text with names put in the place of others: what `replace` gives for a name, or nothing to leave it. All else stays as it was typed. */
export function rewriteNames(text: string, replace: (name: FieldName) => string | undefined): string {
  const tree = parse(text);
  if (!tree.ok) return text;
  const changes: (Span & { readonly text: string })[] = [];
  for (const [node, origins] of traceFields(tree.value.root).contexts) {
    if (node.type !== 'name') continue;
    const made = replace({ name: node.name, start: node.start, end: node.end, origins });
    if (made !== undefined) changes.push({ start: node.start, end: node.end, text: made });
  }
  return changes
    .toSorted((a, b) => b.start - a.start)
    .reduce((made, change) => made.slice(0, change.start) + change.text + made.slice(change.end), text);
}
