import type { RefObject } from 'react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { ArrowDown, ArrowUp, Plus, TextCursorInput, X } from 'lucide-react';
import type { Result } from '#shared/base/result.ts';
import { changeForm } from '#shared/graph/change-form.ts';
import type { FormChange } from '#shared/graph/change-form.ts';
import { inlineName, nameNode } from '#shared/graph/name-node.ts';
import type { NodeForm } from '#shared/graph/node-form.ts';
import { readForm } from '#shared/graph/node-form.ts';
import { setNote } from '#shared/graph/node-note.ts';
import { operatorTitles } from '#shared/graph/node-words.ts';
import { findFunction, functionCatalogue } from '#shared/syntax/functions.ts';
import { parse } from '#shared/syntax/parse.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { useFieldTexts } from './field-texts.ts';
import type { MapStage } from './map-stage.ts';
import type { NodePlace } from './node-edits.ts';
import { saveText } from './node-edits.ts';
import { nodeIcon } from './node-icons.ts';
import { SlotRow } from './SlotRow.tsx';
import './node-editor.css';

export interface NodeEditorProps {
  readonly place: NodePlace;
  readonly view: MappingView;
  readonly stage: MapStage;
  readonly at: 'values' | 'name' | 'note';
  readonly onShowText: () => void;
  readonly onClose: () => void;
}

/** What a node takes, by name, to be changed in place: its function or operator, each value, its name and its note. */
export function NodeEditor({ place, view, stage, at, onShowText, onClose }: NodeEditorProps) {
  const { node, rule, span } = place;
  const box = useRef<HTMLDivElement>(null);
  const fields = useId();
  const texts = useFieldTexts(view, rule.target);
  usePlaceBeside(box, stage, place);
  const first = useRef(at);
  useEffect(() => {
    const name = first.current;
    box.current
      ?.querySelector<HTMLElement>(name === 'values' ? '[data-part=values] input, [data-part=values] button' : `[data-part=${name}] input`)
      ?.focus();
  }, []);

  const tree = parse(rule.expression);
  const form = tree.ok ? readForm(tree.value, span) : undefined;
  if (form === undefined) return null;
  const what = form.kind === 'function' && form.name !== '' ? `$${form.name}` : node.title;
  const save = (made: Result<string>, label: string): Promise<boolean> => saveText(rule, made, `${label} in ${rule.id}`);
  const change = (edit: FormChange, label: string): Promise<boolean> => save(changeForm(rule.expression, span, edit), label);
  const rename = (name: string): Promise<boolean> => {
    if (name === (node.name ?? '')) return Promise.resolve(true);
    if (name === '') return save(inlineName(rule.expression, node.name ?? ''), `Take the name ${node.name ?? ''} away`);
    return save(nameNode(rule.expression, span, name), `Name a node ${name}`);
  };

  return (
    <div ref={box} className="node-editor nokey" role="dialog" aria-label={`${node.title} of ${rule.id}`}>
      <header className="node-editor__head">
        <Icon of={nodeIcon(node.icon)} size={14} />
        <b className="ellipsis">{node.title}</b>
        <RuleChip rule={rule.id} />
        <span className="pane-header__gap" />
        <IconButton icon={TextCursorInput} label="Show it in the expression" onClick={onShowText} />
        <IconButton icon={X} label="Close" onClick={onClose} />
      </header>
      <div className="node-editor__body" data-part="values">
        <NameSelect form={form} onChange={change} />
        {form.slots.map((slot, i) => (
          // Slots have no identity but their place; a new text makes a new row.
          <SlotRow key={`${i} ${slot.text}`} slot={slot} fields={fields} onCommit={(text) => commitSlot(form, i, text, what, change)}>
            {entryButtons(form, i, what, change)}
          </SlotRow>
        ))}
        {form.leftOut[0] !== undefined && (
          <SlotRow
            key={`left out ${form.slots.length}`}
            slot={{ ...form.leftOut[0], text: '' }}
            fields={fields}
            onCommit={(text) =>
              text === '' ? Promise.resolve(true) : change({ type: 'append', text }, `Set ${form.leftOut[0]?.label ?? ''} of ${what}`)
            }
          />
        )}
        {form.kind === 'jsonata' && <pre className="node-editor__text mono">{rule.expression.slice(span.start, span.end)}</pre>}
        {form.list !== undefined && (
          <Button look="ghost" size="small" icon={Plus} onClick={() => void addEntry(form, what, change)}>
            {addWords[form.kind] ?? 'Add a value'}
          </Button>
        )}
      </div>
      <div className="node-editor__foot">
        <TextRow part="name" label="Name" value={node.name ?? ''} placeholder="no name" onCommit={rename} />
        <TextRow
          part="note"
          label="Note"
          value={node.note ?? ''}
          placeholder="why it is so"
          onCommit={(note) => save(setNote(rule.expression, span, note), note === '' ? 'Take a note away' : 'Note on a node')}
        />
      </div>
      <datalist id={fields}>
        {texts.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </div>
  );
}

type Change = (edit: FormChange, label: string) => Promise<boolean>;

const addWords: Readonly<Partial<Record<NodeForm['kind'], string>>> = {
  condition: 'Add a case',
  array: 'Add an item',
  object: 'Add a field',
  group: 'Add a field',
};

/** An emptied value of a list goes; elsewhere nothing stands for it. */
function commitSlot(form: NodeForm, slot: number, text: string, what: string, change: Change): Promise<boolean> {
  const label = form.slots[slot]?.label ?? '';
  const { list } = form;
  if (text === '' && list !== undefined && list.size === 1 && slot >= list.from && slot < list.to)
    return change({ type: 'remove', entry: slot - list.from }, `Remove ${label} of ${what}`);
  return change({ type: 'slot', slot, text: text === '' ? 'null' : text }, `Set ${label} of ${what}`);
}

function addEntry(form: NodeForm, what: string, change: Change): Promise<boolean> {
  const { list } = form;
  if (list === undefined) return Promise.resolve(false);
  const entry = (list.to - list.from) / list.size;
  const key = `"field ${entry + 1}"`;
  const texts = list.size === 1 ? ['""'] : form.kind === 'condition' ? ['false', 'null'] : [key, '""'];
  return change({ type: 'insert', entry, texts }, `${addWords[form.kind] ?? 'Add a value'} to ${what}`);
}

/** Up, down and away, on the first row of each entry. */
function entryButtons(form: NodeForm, slot: number, what: string, change: Change) {
  const { list } = form;
  if (list === undefined || slot < list.from || slot >= list.to || (slot - list.from) % list.size !== 0) return undefined;
  const entry = (slot - list.from) / list.size;
  const count = (list.to - list.from) / list.size;
  const label = form.slots[slot]?.label ?? '';
  return (
    <>
      <IconButton
        icon={ArrowUp}
        label={`Move ${label} up`}
        disabled={entry === 0}
        onClick={() => void change({ type: 'move', entry, to: entry - 1 }, `Move ${label} of ${what} up`)}
      />
      <IconButton
        icon={ArrowDown}
        label={`Move ${label} down`}
        disabled={entry === count - 1}
        onClick={() => void change({ type: 'move', entry, to: entry + 1 }, `Move ${label} of ${what} down`)}
      />
      <IconButton
        icon={X}
        label={`Remove ${label}`}
        disabled={count === 1 && (form.kind === 'condition' || form.kind === 'operator')}
        onClick={() => void change({ type: 'remove', entry }, `Remove ${label} of ${what}`)}
      />
    </>
  );
}

/** The function or operator of the node, where it has one. */
function NameSelect({ form, onChange }: { readonly form: NodeForm; readonly onChange: Change }) {
  if (form.kind === 'operator' || form.kind === 'default') {
    const options =
      form.kind === 'default'
        ? [
            { value: '??', label: '??  when it gives nothing' },
            { value: '?:', label: '?:  when it counts as false' },
          ]
        : Object.entries(operatorTitles).map(([value, title]) => ({ value, label: `${value}  ${title}` }));
    return (
      <Select
        size="small"
        label="Operator"
        value={form.name}
        options={options}
        onChange={(operator) => void onChange({ type: 'operator', operator }, `Change ${form.name} to ${operator}`)}
      />
    );
  }
  if (form.kind !== 'function' || findFunction(form.name) === undefined || form.names.length === 0) return null;
  return (
    <Select
      size="small"
      label="Function"
      value={form.name}
      options={functionCatalogue.map((entry) => ({ value: entry.name, label: `$${entry.name}` }))}
      onChange={(name) => void onChange({ type: 'function', name }, `Change $${form.name} to $${name}`)}
    />
  );
}

interface TextRowProps {
  readonly part: 'name' | 'note';
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onCommit: (text: string) => Promise<boolean>;
}

function TextRow({ part, label, value, placeholder, onCommit }: TextRowProps) {
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed === undefined || typed.trim() === value) return;
    void onCommit(typed.trim()).then(() => setTyped(undefined));
  };
  return (
    <label className="node-editor__row" data-part={part}>
      <span className="node-editor__label">{label}</span>
      <Input
        size="small"
        aria-label={label}
        placeholder={placeholder}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}

/** Below the node, or above it where there is more room; it goes where the node goes. */
function usePlaceBeside(box: RefObject<HTMLDivElement | null>, stage: MapStage, { node }: NodePlace): void {
  useLayoutEffect(() => {
    const put = (): void => {
      if (box.current === null) return;
      const { x, y, zoom } = stage.viewport();
      const { width, height } = stage.scene();
      const left = Math.max(8, Math.min(x + node.x * zoom, width - box.current.offsetWidth - 8));
      const top = y + node.y * zoom;
      const below = top + node.height * zoom + 8;
      const fits = below + box.current.offsetHeight <= height - 8 || below < height / 2;
      const room = fits ? height - 8 - below : top - 16;
      box.current.style.maxHeight = `${Math.max(160, room)}px`;
      const up = Math.max(8, top - 8 - Math.min(box.current.offsetHeight, Math.max(160, room)));
      box.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(fits ? below : up)}px)`;
    };
    put();
    return stage.subscribe(put);
  });
}
