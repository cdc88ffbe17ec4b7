import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { FactChip } from '#renderer/parts/FactChip.tsx';
import { useSectionDraft } from '#renderer/state/section-draft.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import type { SpecPart } from '#shared/spec/section.ts';
import { fieldKey, tickOf } from '#shared/spec/section-values.ts';
import type { ChecklistBlock } from './checklist-blocks.ts';

export interface ChecklistFormProps {
  readonly part: Extract<SpecPart, { readonly kind: 'checklist' }>;
  readonly values: SpecSection;
  readonly readOnly: boolean;
  /** What the document says of the same items, in the same order. */
  readonly block: ChecklistBlock | undefined;
}

/** Items that a fact ticks, or a person with name and date. */
export function ChecklistForm({ part, values, readOnly, block }: ChecklistFormProps) {
  const { setField, setFields } = useSectionDraft.getState();
  return (
    <ul className="checklist">
      {part.items.map((item, at) => {
        const key = (what: string): string => fieldKey(part.id, `${item.name}.${what}`);
        const tick = tickOf(values, part.id, item.name);
        const fact = block?.items[at]?.inlines.flatMap((inline) => ('fact' in inline ? [inline.fact] : []))[0];
        if (fact !== undefined)
          return (
            <li key={item.name} className="checklist__item">
              <StatusGlyph
                kind={block?.items[at]?.done === true ? 'ok' : fact.state === 'broken' ? 'err' : 'stale'}
                label={block?.items[at]?.done === true ? 'done' : 'open'}
              />
              <span>{item.label}</span>
              <FactChip fact={fact} />
            </li>
          );
        const toggle = (done: boolean): void =>
          setFields(
            values.id,
            done ? { [key('done')]: 'yes', [key('date')]: today() } : { [key('done')]: '', [key('by')]: '', [key('date')]: '' },
          );
        return (
          <li key={item.name} className="checklist__item">
            <Checkbox checked={tick !== undefined} disabled={readOnly} onChange={toggle}>
              {item.label}
            </Checkbox>
            {tick !== undefined && (
              <span className="checklist__by">
                <Input
                  aria-label={`Ticked by, ${item.label}`}
                  placeholder="By"
                  value={values.fields[key('by')] ?? ''}
                  readOnly={readOnly}
                  onChange={(event) => setField(values.id, key('by'), event.target.value)}
                />
                <Input
                  type="date"
                  aria-label={`Ticked on, ${item.label}`}
                  value={values.fields[key('date')] ?? ''}
                  readOnly={readOnly}
                  onChange={(event) => setField(values.id, key('date'), event.target.value)}
                />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The day as ISO date, where the user is. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
