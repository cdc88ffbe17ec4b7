import { joinPath, quoteName } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { argumentCounts, findFunction, functionCatalogue, signatureText } from '#shared/syntax/functions.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { FieldTrace } from '#shared/syntax/trace-fields.ts';
import { traceFields } from '#shared/syntax/trace-fields.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { typeWarnings } from './type-warnings.ts';
import type { LanguageContext } from './language-context.ts';
import { fieldAt, fieldsBelow } from './language-context.ts';
import type { Diagnostic } from './diagnostic.ts';
import { didYouMean, nearestNames } from './nearest-names.ts';

/**
 * What can be said against an expression without running it, in the order of the text: the syntax error, or else unknown
 * fields and variables (warnings: they give nothing), unknown functions and wrong numbers of arguments (errors: they throw),
 * and what the types of its parts tell (warnings: the data may differ from their schema).
 */
export function diagnose(text: string, context: LanguageContext): readonly Diagnostic[] {
  if (text.trim() === '') return [];
  const tree = parse(text);
  if (!tree.ok) return [tree.error];
  const trace = traceFields(tree.value.root);
  const found: Diagnostic[] = [
    ...unknownFields(trace, context),
    ...unknownVariables(trace, context),
    ...unknownFunctions(trace, context),
    ...argumentProblems(tree.value, trace),
    ...typeWarnings(tree.value, context),
  ];
  return found.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0));
}

function unknownFields(trace: FieldTrace, context: LanguageContext): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [node, origins] of trace.contexts) {
    const name = node.type === 'name' || node.type === 'string' ? (node.type === 'name' ? node.name : node.value) : undefined;
    if (name === undefined) continue;
    const places = origins.map((origin) => fieldAt({ root: origin.root, names: [...origin.names, name] }, context));
    if (!places.every((place) => place === 'missing')) continue;
    // A field below one that is missing itself is said once, at the top.
    const known = origins.filter((origin) => fieldAt(origin, context) !== 'missing');
    const [holder] = known;
    if (holder === undefined) continue;
    const siblings = fieldsBelow(known, context)?.map(({ field }) => field.name) ?? [];
    const near = nearestNames(name, siblings);
    const next = didYouMean(near);
    const fixes = near.map((known) => ({
      label: `Change to ${known}`,
      edits: [{ start: node.start, end: node.end, text: quoteName(known) }],
    }));
    const place = { start: node.start, end: node.end, field: joinPath([...holder.names, name]) };
    const message = holder.names.length > 0 ? `${joinPath(holder.names)} has no field "${name}".` : `There is no field "${name}" here.`;
    found.push({
      ...problem('expression/unknown-field', message, { severity: 'warning', place, token: name, ...(next === undefined ? {} : { next }) }),
      ...(fixes.length === 0 ? {} : { fixes }),
    });
  }
  return found;
}

function unknownVariables(trace: FieldTrace, context: LanguageContext): readonly Problem[] {
  const known = context.variables.map((variable) => variable.name);
  return trace.variables
    .filter((use) => !known.includes(use.name))
    .map(({ name, start, end }) => {
      const next =
        didYouMean(nearestNames(name, known).map((near) => `$${near}`)) ??
        (findNear(name) === undefined ? undefined : didYouMean([`$${findNear(name) ?? ''}`]));
      return problem('expression/unknown-variable', `Nothing gives $${name} a value.`, {
        severity: 'warning',
        place: { start, end },
        token: `$${name}`,
        ...(next === undefined ? {} : { next }),
      });
    });
}

function findNear(name: string): string | undefined {
  return nearestNames(
    name,
    functionCatalogue.map((entry) => entry.name),
  )[0];
}

function unknownFunctions(trace: FieldTrace, context: LanguageContext): readonly Problem[] {
  return trace.functions
    .filter(({ name }) => findFunction(name) === undefined && !context.variables.some((variable) => variable.name === name))
    .map(({ name, start, end }) => {
      const next = didYouMean(
        nearestNames(
          name,
          functionCatalogue.map((entry) => entry.name),
        ).map((near) => `$${near}`),
      );
      return problem('expression/unknown-function', `There is no function $${name}.`, {
        place: { start, end },
        token: `$${name}`,
        ...(next === undefined ? {} : { next }),
      });
    });
}

function argumentProblems(tree: SyntaxTree, trace: FieldTrace): readonly Problem[] {
  const builtin = new Set(trace.functions.map((use) => use.start));
  const found: Problem[] = [];
  walk(tree.root, (node, parent) => {
    if (node.type !== 'call' || node.callee.type !== 'variable' || !builtin.has(node.callee.start)) return;
    const entry = findFunction(node.callee.name);
    if (entry === undefined) return;
    const given = node.args.length + (parent?.type === 'binary' && parent.operator === '~>' && parent.right === node ? 1 : 0);
    const { fewest, most } = argumentCounts(entry);
    if (given >= fewest && given <= most) return;
    const wanted = fewest === most ? String(most) : given > most ? `at most ${most}` : `at least ${fewest}`;
    const message = `$${entry.name} takes ${wanted} ${wanted.endsWith(' 1') || wanted === '1' ? 'argument' : 'arguments'}, it is given ${given}.`;
    found.push(
      problem('expression/argument-count', message, {
        place: { start: node.start, end: node.end },
        token: `$${entry.name}`,
        next: `It is called as ${signatureText(entry)}.`,
      }),
    );
  });
  return found;
}
