import type { Block, CodeSpan, Inline } from './document.ts';
import type { SpecContext, SpecField, SpecPart } from './section.ts';
import { cellKey, fieldKey, fieldValue, tableRows, tickOf } from './section-values.ts';
import { missing, paragraph, text, typedText } from './derive/inline.ts';

/** One part of a section as blocks of the document. Empty values show as open places, never as nothing. */
export function partBlocks(part: SpecPart, context: SpecContext): readonly Block[] {
  const { values } = context;
  const typed = (field: SpecField, column?: string): Inline =>
    shown(field, fieldValue(values, part.id, field.name, column), fieldKey(part.id, field.name, column));
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
      // An empty table keeps its header, and a row that says what belongs there; measured columns keep the rows offered.
      const offered = part.computed === undefined ? [{}] : (part.starter ?? [{}]);
      const rows: readonly Readonly<Record<string, string>>[] = typedRows.length > 0 ? typedRows : offered;
      const columns = [...part.columns.map((column) => column.label), ...(part.computed?.map((column) => column.label) ?? [])];
      const cells = rows.map((row, i) => [
        ...part.columns.map((column) => [
          shown(column, row[column.name], typedRows.length > 0 ? cellKey(part.id, i, column.name) : part.id),
        ]),
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
            const by =
              tick === undefined
                ? []
                : [text(` (${[tick.by, tick.date].filter((word) => word !== undefined).join(', ') || 'ticked by hand'})`)];
            return {
              done: evidence?.done ?? tick !== undefined,
              inlines: [text(item.label), ...(evidence === undefined ? by : [text(' '), evidence.inline])],
            };
          }),
        },
      ];
    case 'code': {
      const code = fieldValue(values, part.id, part.field.name);
      return [
        code === undefined
          ? paragraph(open(part.field, fieldKey(part.id, part.field.name)))
          : { kind: 'code', language: part.language, lines: codeLines(code) },
      ];
    }
    case 'generated-code': {
      const code = part.code(context);
      const [first] = part.fields;
      return [
        code === undefined
          ? paragraph(first === undefined ? text('Not stated.') : open(first, fieldKey(part.id, first.name)))
          : { kind: 'code', language: part.language, lines: codeLines(code) },
      ];
    }
    case 'runbooks': {
      const rows = tableRows(values, part.id);
      if (rows.length === 0) return [paragraph(missing('no runbook yet', part.id))];
      const column = (name: string): SpecField => part.columns.find((known) => known.name === name) ?? { name, label: name, input: 'text' };
      return rows.flatMap((row, i): readonly Block[] => {
        const steps = row['steps'] ?? '';
        const title = shown(column('title'), row['title'], cellKey(part.id, i, 'title'));
        return [
          paragraph(text(`${i + 1}. `), title),
          steps.trim() === ''
            ? paragraph(open(column('steps'), cellKey(part.id, i, 'steps')))
            : { kind: 'code', language: row['language'] === 'sql' ? 'sql' : 'bash', lines: codeLines(steps) },
        ];
      });
    }
    case 'derived':
      return part.blocks(context);
  }
}

function shown(field: SpecField, value: string | undefined, at: string): Inline {
  if (value === undefined || value.trim() === '') return open(field, at);
  return typedText(field.unit === undefined ? value : `${value} ${field.unit}`, field.input);
}

/** What should stand in an empty place: the choices, or what is asked for. What need not be stated asks for nothing. */
function open(field: SpecField, at: string): Inline {
  if (field.optional === true) return text('Not stated');
  return missing(field.choices?.join('/') ?? field.hint ?? 'not stated', at);
}

/** Code as lines of uncoloured text. */
export function codeLines(code: string): readonly (readonly CodeSpan[])[] {
  return code.split('\n').map((line) => [{ text: line }]);
}
