import { orderedMappings } from '#shared/project/mapping-definition.ts';
import { classify } from '#shared/language/classify.ts';
import type { Block, CodeSpan } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { paragraph, table, text } from './inline.ts';

/** The rules as they run, one block of JSONata a mapping, and the lookup tables that they read. */
export function transformationRules({ project }: SpecContext): readonly Block[] {
  const blocks: Block[] = [];
  for (const mapping of orderedMappings(project)) {
    const rules = Object.values(project.rule)
      .filter((rule) => rule.mapping === mapping.id)
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
    if (rules.length === 0) continue;
    const lines = rules.flatMap((rule): (readonly CodeSpan[])[] => [
      [{ text: `/* ${rule.id} ${rule.target}${rule.note === undefined ? '' : `: ${rule.note.replaceAll('*/', '* /')}`} */`, kind: 'comment' }],
      ...colouredLines(rule.expression),
    ]);
    blocks.push({ kind: 'code', language: 'jsonata', lines });
  }
  for (const lookup of Object.values(project.lookup)) {
    blocks.push(paragraph(text(`Lookup table ${lookup.name}, ${lookup.rows.length.toLocaleString('en-US')} rows, ${noMatchWords[lookup.noMatch.kind]}:`)));
    const shown = lookup.rows.slice(0, maxRows);
    blocks.push(table(`lookup-${lookup.name}`, lookup.columns, shown.map((row) => lookup.columns.map((_, i) => text(row[i] ?? '')))));
    if (lookup.rows.length > maxRows) blocks.push(paragraph(text(`${(lookup.rows.length - maxRows).toLocaleString('en-US')} more rows are in the project.`)));
  }
  return blocks.length === 0 ? [paragraph(text('No rule yet.'))] : blocks;
}

const maxRows = 200;

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
