import type { Block, CodeSpan, Inline } from './document.ts';
import type { SpecContext, SpecField, SpecPart } from './section.ts';
import { fieldValue, tableRows, tickOf } from './section-values.ts';
import { missing, paragraph, text } from './derive/inline.ts';

/** One part of a section as blocks of the document. Empty values show as open places, never as nothing. */
export function partBlocks(part: SpecPart, context: SpecContext): readonly Block[] {
  const { values } = context;
  const typed = (field: SpecField, column?: string): Inline => shown(field, fieldValue(values, part.id, field.name, column));
  switch (part.kind) {
    case 'properties': {
      const columns = part.columns;
      const rows = part.fields.map((field) => [
        [text(field.label)],
        ...(columns === undefined ? [[typed(field)]] : columns.map((column) => [typed(field, column.name)])),
      ]);
      return [{ kind: 'table', id: part.id, columns: ['Property', ...(columns?.map((column) => column.label) ?? ['Value'])], rows }];
    }
    case 'bullets':
      return [{ kind: 'list', ordered: false, items: part.fields.map((field) => ({ label: field.label, inlines: [typed(field)] })) }];
    case 'steps':
      return [
        {
          kind: 'list',
          ordered: true,
          items: part.fields.map((field) => {
            const figure = part.figure?.(context, field.name);
            return { label: field.label, inlines: [typed(field), ...(figure?.kind === 'paragraph' ? [text(' '), ...figure.inlines] : [])] };
          }),
        },
      ];
    case 'table': {
      const typedRows = tableRows(values, part.id);
      if (typedRows.length === 0 && part.computed === undefined) return [paragraph(missing('not stated'))];
      const rows = typedRows.length > 0 ? typedRows : (part.starter ?? []);
      const columns = [...part.columns.map((column) => column.label), ...(part.computed?.map((column) => column.label) ?? [])];
      const cells = rows.map((row) => [
        ...part.columns.map((column) => [shown(column, row[column.name])]),
        ...(part.computed?.map((column) => [column.cell(context, row)]) ?? []),
      ]);
      return [{ kind: 'table', id: part.id, columns, rows: cells }];
    }
    case 'checklist':
      return [
        {
          kind: 'checklist',
          items: part.items.map((item) => {
            const tick = tickOf(values, part.id, item.name);
            const evidence = item.evidence?.(context);
            const by = tick === undefined ? [] : [text(` (${[tick.by, tick.date].filter((word) => word !== undefined).join(', ') || 'ticked by hand'})`)];
            return { done: evidence?.done ?? tick !== undefined, inlines: [text(item.label), ...(evidence === undefined ? by : [text(' '), evidence.inline])] };
          }),
        },
      ];
    case 'code': {
      const code = fieldValue(values, part.id, part.field.name);
      return [code === undefined ? paragraph(missing('not stated')) : { kind: 'code', language: part.language, lines: codeLines(code) }];
    }
    case 'generated-code': {
      const code = part.code(context);
      return [code === undefined ? paragraph(missing('not stated')) : { kind: 'code', language: part.language, lines: codeLines(code) }];
    }
    case 'runbooks': {
      const rows = tableRows(values, part.id);
      if (rows.length === 0) return [paragraph(missing('not stated'))];
      return rows.flatMap((row, i): readonly Block[] => [
        paragraph(text(`${i + 1}. ${row['title'] ?? ''}`)),
        { kind: 'code', language: row['language'] === 'sql' ? 'sql' : 'bash', lines: codeLines(row['steps'] ?? '') },
      ]);
    }
    case 'derived':
      return part.blocks(context);
  }
}

function shown(field: SpecField, value: string | undefined): Inline {
  if (value === undefined || value.trim() === '') return missing(field.choices?.join('/') ?? field.hint ?? field.label);
  return text(field.unit === undefined ? value : `${value} ${field.unit}`);
}

/** Code as lines of uncoloured text. */
export function codeLines(code: string): readonly (readonly CodeSpan[])[] {
  return code.split('\n').map((line) => [{ text: line }]);
}
