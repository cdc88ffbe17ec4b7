import type { KeyboardEvent, ReactNode } from 'react';
import { Fragment, useState } from 'react';
import { SquareCheck, Square } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import type { Block, Inline } from '#shared/spec/document.ts';
import { FactPopover } from './FactPopover.tsx';
import { useFieldRows } from './field-rows.ts';
import { PictureView } from './PictureView.tsx';
import { useSpecFace } from '../spec-face.ts';

type TableBlock = Extract<Block, { readonly kind: 'table' }>;

/** One block of the document. */
export function BlockView({ block, section }: { readonly block: Block; readonly section: string }): ReactNode {
  const inlines = (parts: readonly Inline[]): ReactNode =>
    parts.map((inline, at) => <InlineView key={at} inline={inline} section={section} />);
  switch (block.kind) {
    case 'heading':
      return null;
    case 'paragraph':
      return <p className="t-doc">{inlines(block.inlines)}</p>;
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          {item.label !== undefined && <b>{item.label}: </b>}
          {inlines(item.inlines)}
        </li>
      ));
      return block.ordered ? <ol className="t-doc">{items}</ol> : <ul className="t-doc">{items}</ul>;
    }
    case 'checklist':
      return (
        <ul className="t-doc paper__checks">
          {block.items.map((item, at) => (
            <li key={at}>
              <Icon of={item.done ? SquareCheck : Square} />
              <span className="visually-hidden">{item.done ? 'Done: ' : 'Open: '}</span>
              <span>{inlines(item.inlines)}</span>
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <TableView block={block} cell={inlines} />;
    case 'code':
      return (
        <pre
          className="paper__code code"
          tabIndex={0}
          aria-label={`${block.language === 'text' ? 'Text' : block.language.toUpperCase()}, ${block.lines.length} ${block.lines.length === 1 ? 'line' : 'lines'}`}
          role="group"
        >
          {block.lines.map((spans, at) => (
            <span key={at}>
              {spans.map((span, index) => (
                <span key={index} className={span.kind === undefined ? undefined : `code-${span.kind}`}>
                  {span.text}
                </span>
              ))}
              {'\n'}
            </span>
          ))}
        </pre>
      );
    case 'picture':
      return <PictureView svg={block.svg} alt={block.alt} />;
  }
}

/** Rows shown at first; a table of thousands waits for a press. */
const firstRows = 200;

function TableView({ block, cell }: { readonly block: TableBlock; readonly cell: (inlines: readonly Inline[]) => ReactNode }) {
  const [all, setAll] = useState(false);
  const rows = all ? block.rows : block.rows.slice(0, firstRows);
  const more = block.rows.length - rows.length;
  const fields = useFieldRows(block);
  const paths = fields === undefined ? [] : rows.map((row) => fields.pathOf(row));
  const stop = fields?.chosen !== undefined && paths.includes(fields.chosen) ? fields.chosen : paths.find((path) => path !== undefined);
  const [wide, setWide] = useState(false);
  const measure = (box: HTMLDivElement | null): void => {
    if (box !== null) setWide(box.scrollWidth > box.clientWidth);
  };
  // Only a table that has to scroll sideways is a stop for the keyboard.
  const reach = wide ? { tabIndex: 0, role: 'group', 'aria-label': `Table, ${block.columns.join(', ')}` } : {};
  return (
    <div className="paper__table" ref={measure} {...reach}>
      <table>
        <thead>
          <tr>
            {block.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className={paths[at] !== undefined && paths[at] === fields?.chosen ? 'paper__row--chosen' : undefined}>
              {row.map((inlines, column) => {
                const path = column === 1 ? paths[at] : undefined;
                return (
                  <td key={column}>
                    {fields === undefined || path === undefined ? (
                      cell(inlines)
                    ) : (
                      <button
                        type="button"
                        className="paper__field"
                        aria-pressed={path === fields.chosen}
                        tabIndex={path === stop ? 0 : -1}
                        onClick={(event) => {
                          event.stopPropagation();
                          fields.choose(path);
                        }}
                        onKeyDown={stepFields}
                      >
                        {cell(inlines)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show {more.toLocaleString()} more rows
        </button>
      )}
    </div>
  );
}

/** The arrow keys go from field to field; the table is one tab stop. */
function stepFields(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('.paper__field') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)];
  event.preventDefault();
  next?.focus();
}

/** A long path or call may break inside, a word of it never. */
function breakable(code: string): ReactNode {
  return code.split(/(?<=[._(])/).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

function InlineView({ inline, section }: { readonly inline: Inline; readonly section: string }): ReactNode {
  const askFor = useSpecFace((state) => state.askFor);
  if ('text' in inline) return <span className="paper__text">{inline.text}</span>;
  if ('code' in inline) return <code className="code">{breakable(inline.code)}</code>;
  if ('fact' in inline) return <FactPopover fact={inline.fact} />;
  if ('link' in inline)
    return (
      <a href={inline.link} target="_blank" rel="noreferrer">
        {inline.words}
      </a>
    );
  const { missing, at } = inline;
  if (at === undefined) return <span className="missing">{missing}</span>;
  return (
    <button
      type="button"
      className="missing"
      title="State it in the form"
      onClick={(event) => {
        event.stopPropagation();
        askFor(section, at);
      }}
    >
      {missing}
    </button>
  );
}
