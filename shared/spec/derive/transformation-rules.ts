import { classify } from '#shared/language/classify.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { composeMapping } from '#shared/mapping/compose.ts';
import type { Classification, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { mappingDefinition, orderedMappings } from '#shared/project/mapping-definition.ts';
import type { Block, CodeSpan } from '../document.ts';
import type { Measured } from '../measured.ts';
import type { SpecContext } from '../section.ts';
import { count, fact, missing, paragraph, table, text } from './inline.ts';

/** The rules as they run, one block of JSONata a mapping, the lookup tables that they read, and each mapping as one expression. */
export function transformationRules({ project, measured }: SpecContext): readonly Block[] {
  const mappings = orderedMappings(project).filter((mapping) => Object.values(project.rule).some((rule) => rule.mapping === mapping.id));
  if (mappings.length === 0) return [paragraph(missing('no rule yet'))];
  return [
    ...provenFacts(measured),
    ...mappings.map((mapping): Block => ({ kind: 'code', language: 'jsonata', lines: rulesOf(project, mapping.id).flatMap(ruleLines) })),
    ...Object.values(project.lookup).flatMap((lookup) => lookupBlocks(project, lookup)),
    ...mappings.flatMap((mapping) => wholeExpression(project, mapping, mappings.length > 1)),
  ];
}

/** How many rules the scenarios prove; nothing before that is known. */
function provenFacts(measured: Measured): readonly Block[] {
  const mapped = measured.fields.filter((field) => field.rule !== undefined);
  if (mapped.length === 0) return [];
  const proven = mapped.filter((field) => field.status === 'proven').length;
  return [
    paragraph(fact(`${count(proven)} of ${count(mapped.length)}`, 'sample'), text(' rules are proven by scenarios, every branch of them.')),
  ];
}

function rulesOf(project: Project, mapping: string): readonly Rule[] {
  return Object.values(project.rule)
    .filter((rule) => rule.mapping === mapping)
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

function ruleLines(rule: Rule): readonly (readonly CodeSpan[])[] {
  const note = rule.note === undefined ? '' : `: ${rule.note.replaceAll('*/', '* /')}`;
  const comment = `/* ${rule.id} ${rule.target === '' ? '(whole output)' : rule.target}${note} */`;
  return [...comment.split('\n').map((line): readonly CodeSpan[] => [{ text: line, kind: 'comment' }]), ...colouredLines(rule.expression)];
}

function lookupBlocks(project: Project, lookup: LookupTable): readonly Block[] {
  const head = text(
    `Lookup table ${lookup.name}, ${count(lookup.rows.length)} ${lookup.rows.length === 1 ? 'row' : 'rows'}, ${noMatchWords[lookup.noMatch.kind]}`,
  );
  const guarded = guardedBy(project, lookup);
  if (guarded.length > 0)
    return [
      paragraph(
        head,
        text(`. Its rows are masked: ${guarded.map((rule) => rule.id).join(', ')} ${guarded.length === 1 ? 'is' : 'are'} classified.`),
      ),
    ];
  const shown = lookup.rows.length <= maxRows ? lookup.rows : lookup.rows.slice(0, fewRows);
  const more = lookup.rows.length - shown.length;
  return [
    paragraph(head, text(':')),
    table(
      `lookup-${lookup.name}`,
      lookup.columns,
      shown.map((row) => lookup.columns.map((_, i) => text(row[i] ?? ''))),
    ),
    ...(more > 0 ? [paragraph(text(`${count(more)} more ${more === 1 ? 'row is' : 'rows are'} in the project.`))] : []),
  ];
}

/** Rules of confidential or personal data that read the table: its rows are such data themselves. */
function guardedBy(project: Project, lookup: LookupTable): readonly Rule[] {
  const reads = (text: string | undefined): boolean =>
    text !== undefined && classify(text).some((token) => text.slice(token.start, token.end) === `$${lookup.name}`);
  return Object.values(project.rule).filter(
    (rule) =>
      rule.classification !== undefined && guardedClasses.includes(rule.classification) && (reads(rule.expression) || reads(rule.default)),
  );
}

/** What the rules, loops and tables come to as one expression, which runs by itself. */
function wholeExpression(project: Project, mapping: Mapping, named: boolean): readonly Block[] {
  const definition = mappingDefinition(project, mapping.id);
  if (definition === undefined) return [];
  const rows = definition.lookups.reduce((sum, lookup) => sum + lookup.rows.length, 0);
  const inline = rows <= maxRows && definition.lookups.every((lookup) => guardedBy(project, lookup).length === 0);
  const tables = definition.lookups.length === 0 || inline ? '' : ', its lookup tables bound by name';
  return [
    paragraph(text(`${named ? `The mapping ${mapping.name}` : 'The whole mapping'} as one expression${tables}:`)),
    { kind: 'code', language: 'jsonata', lines: colouredLines(composeMapping(definition, { lookups: inline ? 'inline' : 'bound' })) },
  ];
}

const guardedClasses: readonly Classification[] = ['confidential', 'personal', 'special'];
/** A table up to this long stands in the document whole; of a longer one, its first rows show what it is. */
const maxRows = 200;
const fewRows = 20;

const noMatchWords = {
  nothing: 'a key that is not listed gives nothing',
  reject: 'a key that is not listed rejects the record',
  default: 'a key that is not listed gives the default',
  keep: 'a key that is not listed stays as it is',
} as const;

function colouredLines(expression: string): readonly (readonly CodeSpan[])[] {
  const lines: CodeSpan[][] = [[]];
  let at = 0;
  const add = (end: number, kind?: CodeSpan['kind']): void => {
    expression
      .slice(at, end)
      .split('\n')
      .forEach((part, i) => {
        if (i > 0) lines.push([]);
        if (part !== '') lines.at(-1)?.push(kind === undefined ? { text: part } : { text: part, kind });
      });
    at = end;
  };
  for (const token of classify(expression)) {
    add(token.start);
    add(token.end, token.kind);
  }
  add(expression.length);
  return lines;
}
