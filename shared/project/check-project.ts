import { joinPath, splitPath } from '#shared/base/field-path.ts';
import { problem, type Problem } from '#shared/base/problem.ts';
import { typeWarnings } from '#shared/language/type-warnings.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import { findField } from '#shared/schema/find-field.ts';
import type { Schema } from '#shared/schema/field.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readReferences } from '#shared/syntax/references.ts';
import { expressionContext, mappingReads, type MappingReads } from './expression-context.ts';
import { expressionUses, type ExpressionUse } from './expression-uses.ts';
import { targetFields } from './target-fields.ts';
import { unknownFields } from './unknown-fields.ts';

/** A row of the problem list: `subject` in bold, the sentence, and the verb that leads to the place. */
export interface ProjectProblem extends Problem {
  readonly mapping: string;
  readonly subject: string;
  readonly target?: string;
  readonly verb: 'Go to' | 'Map it';
}

/**
 * What is wrong with a project without evaluating anything: expressions that do not parse, fields that no source has,
 * variables that nothing binds, types and shapes that do not go together, targets that are gone or set twice, mandatory
 * fields without a rule.
 */
export function checkProject(project: Project): readonly ProjectProblem[] {
  return listDocuments(project, 'mapping')
    .toSorted((a, b) => a.order - b.order)
    .flatMap((mapping) => checkMapping(project, mapping));
}

function checkMapping(project: Project, mapping: Mapping): readonly ProjectProblem[] {
  const rules = listDocuments(project, 'rule').filter((rule) => rule.mapping === mapping.id);
  const loops = listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping.id);
  const sources = mapping.sources.flatMap((id) => findDocument(project, 'side', id) ?? []);
  const target = findDocument(project, 'side', mapping.target)?.schema;
  const lookups = listDocuments(project, 'lookup');
  const bound = new Set(lookups.map((lookup) => lookup.name));
  const reads = mappingReads(sources, mapping.per, lookups);
  return [
    ...expressionUses(mapping, rules, loops).flatMap((use) => [
      ...checkExpression(mapping, use, sources, bound),
      ...checkTypes(mapping, use, reads, target),
    ]),
    ...checkTargets(mapping, [...rules, ...loops], target),
    ...checkTwice(mapping, rules),
    ...checkTwice(mapping, loops),
    ...targetFields(project, mapping.id)
      .filter((field) => field.mandatory && field.rule === undefined && !loops.some((loop) => loop.target === field.target))
      .map((field) =>
        row(
          mapping,
          field.target,
          'Map it',
          problem('mapping/unmapped-mandatory', 'is mandatory and has no rule.', { place: { field: field.target } }),
        ),
      ),
  ];
}

function checkExpression(
  mapping: Mapping,
  use: ExpressionUse,
  sources: readonly Side[],
  lookups: ReadonlySet<string>,
): readonly ProjectProblem[] {
  const place = { ...(use.owner === undefined ? {} : { rule: use.owner }), ...(use.target === undefined ? {} : { field: use.target }) };
  const part = use.part === 'expression' ? '' : `The ${use.part} of it: `;
  const add = (found: Problem) => row(mapping, use.target, 'Go to', found);
  const tree = parse(use.text);
  if (!tree.ok) return [add({ ...tree.error, message: part + tree.error.message, place: { ...tree.error.place, ...place } })];
  const unknown = unknownFields(tree.value, use.scopes, sources).map((field) => {
    const where = field.file === undefined ? 'the sources' : field.file;
    return add(
      problem('mapping/unknown-field', `${part}reads ${field.path}, but ${where} has no field ${field.name}.`, {
        place: { ...place, start: field.start, end: field.end },
        token: field.name,
      }),
    );
  });
  const items = new Set(use.scopes.flatMap((scope) => [scope.loop.item, scope.loop.index]));
  const unbound = readReferences(tree.value)
    .variables.filter((variable) => !lookups.has(variable.name) && !items.has(variable.name))
    .map((variable) =>
      add(
        problem('mapping/unknown-variable', `${part}reads $${variable.name}, which is no lookup table and no item of a loop around it.`, {
          severity: 'warning',
          place: { ...place, start: variable.start, end: variable.end },
          token: `$${variable.name}`,
          next: 'It is nothing unless a run is given it as a parameter.',
        }),
      ),
    );
  return [...unknown, ...unbound];
}

/** What the types of an expression's parts say against it, and against its value for the target. */
function checkTypes(mapping: Mapping, use: ExpressionUse, reads: MappingReads, target: Schema | undefined): readonly ProjectProblem[] {
  const tree = parse(use.text);
  if (!tree.ok) return [];
  const field = target === undefined || !gives(use) ? undefined : findField(target, use.target ?? '');
  const context = expressionContext(reads, use.scopes);
  const place = { ...(use.owner === undefined ? {} : { rule: use.owner }), ...(use.target === undefined ? {} : { field: use.target }) };
  const part = use.part === 'expression' ? '' : `The ${use.part} of it: `;
  const known = field === undefined || target === undefined ? context : { ...context, target: { schema: target, field } };
  return typeWarnings(tree.value, known).map(({ fixes: _, ...found }) =>
    row(mapping, use.target, 'Go to', { ...found, message: part + found.message, place: { ...found.place, ...place } }),
  );
}

/** Whether the target's field holds what the expression gives. */
function gives({ part, scopes, target }: ExpressionUse): boolean {
  return (part === 'expression' || part === 'default') && target !== undefined && scopes.at(-1)?.loop.target !== target;
}

/** Rules and loops of fields that the target does not have; an open group takes any field. */
function checkTargets(mapping: Mapping, parts: readonly (Rule | Loop)[], target: Schema | undefined): readonly ProjectProblem[] {
  if (target === undefined || (target.root.children ?? []).length === 0) return [];
  return parts
    .filter((part) => findField(target, part.target) === undefined && !isInOpenGroup(target, part.target))
    .map((part) =>
      row(
        mapping,
        part.target,
        'Go to',
        problem('mapping/unknown-target', `is not a field of the target, so ${part.id} fills nothing that it knows.`, {
          place: { rule: part.id, field: part.target },
          next: 'Move the rule to another field or remove it.',
        }),
      ),
    );
}

function isInOpenGroup(target: Schema, path: string): boolean {
  const names = splitPath(path) ?? [];
  for (let length = names.length - 1; length >= 0; length -= 1) {
    const field = findField(target, joinPath(names.slice(0, length)));
    if (field !== undefined) return field.open === true || field.type === 'any' || field.recursive !== undefined;
  }
  return false;
}

function checkTwice(mapping: Mapping, parts: readonly (Rule | Loop)[]): readonly ProjectProblem[] {
  const first = new Map<string, string>();
  return parts.flatMap((part) => {
    const other = first.get(part.target);
    if (other === undefined) {
      first.set(part.target, part.id);
      return [];
    }
    const found = problem('mapping/target-twice', `is already set by ${other}.`, {
      place: { rule: part.id, field: part.target },
      next: `Remove ${part.id} or move it to another field.`,
    });
    return [row(mapping, part.target, 'Go to', found)];
  });
}

/** The sentence of a row goes on from its subject; the message alone names the field too. */
function row(mapping: Mapping, target: string | undefined, verb: 'Go to' | 'Map it', found: Problem): ProjectProblem {
  const subject = target === undefined ? mapping.name : target === '' ? 'The whole output' : (splitPath(target)?.at(-1) ?? target);
  return { ...found, mapping: mapping.id, subject, ...(target === undefined ? {} : { target }), verb };
}
