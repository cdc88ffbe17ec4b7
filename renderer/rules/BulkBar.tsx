import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Asterisk, Check, Copy, FlaskConical, MessageSquare, Shield, Signpost, Trash2, X } from 'lucide-react';
import { parse } from '#shared/syntax/parse.ts';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { classifications, copyRows, countRules, patchRows, removeRows } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesState } from './rules-state.ts';
import './rules-bars.css';

export interface BulkBarProps {
  readonly mapping: string;
  readonly rows: readonly RuleRow[];
  readonly readOnly: boolean;
}

/** What can be done with the rows that are ticked; floats at the bottom while there are any. */
export function BulkBar({ mapping, rows, readOnly }: BulkBarProps) {
  const record = useSelection((state) => state.record);
  const [copied, setCopied] = useState(false);
  const clear = () => useRulesState.getState().tick([]);
  const copy = async () => {
    if (!(await copyRows(rows))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1000);
  };
  const mapped = rows.filter((row) => row.rule !== undefined).length;
  return (
    <div className="bulk-bar" role="toolbar" aria-label="Selected rows">
      <strong>
        {mapped === rows.length ? `${countRules(mapped)} selected` : `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} selected`}
      </strong>
      <span className="bulk-bar__line" />
      <Menu
        label="Classification"
        side="top"
        trigger={
          <Button look="ghost" size="small" icon={Shield} disabled={readOnly}>
            Classification
          </Button>
        }
        entries={[
          ...classifications.map(({ value, words }) => ({
            label: words,
            onSelect: () => void patchRows(mapping, rows, { classification: value }, (rules) => `Class ${rules} as ${value}`),
          })),
          'line',
          {
            label: 'No classification',
            onSelect: () => void patchRows(mapping, rows, { classification: null }, (rules) => `Take away the class of ${rules}`),
          },
        ]}
      />
      <Menu
        label="Required"
        side="top"
        trigger={
          <Button look="ghost" size="small" icon={Asterisk} disabled={readOnly}>
            Required
          </Button>
        }
        entries={requiredChoices.map(({ label, value, words }) => ({
          label,
          onSelect: () => void patchRows(mapping, rows, { mandatory: value }, (rules) => `Make ${rules} ${words}`),
        }))}
      />
      <TextForAll
        icon={Signpost}
        words="Default"
        hint="JSONata, used when the rule gives nothing. Empty takes it away."
        mono
        disabled={readOnly}
        wrong={(text) => {
          const tree = parse(text);
          return tree.ok ? undefined : tree.error.message;
        }}
        onSave={(text) =>
          void patchRows(mapping, rows, { default: text }, (rules) => `${text === null ? 'Take away' : 'Set'} the default of ${rules}`)
        }
      />
      <Button look="ghost" size="small" icon={FlaskConical} disabled={readOnly} onClick={() => void makeTest()}>
        Make record {record} a test
      </Button>
      <TextForAll
        icon={MessageSquare}
        words="Note"
        hint="Replaces the notes. Empty takes them away."
        disabled={readOnly}
        onSave={(text) =>
          void patchRows(mapping, rows, { note: text }, (rules) => `${text === null ? 'Take away' : 'Edit'} the note on ${rules}`)
        }
      />
      <Button look="ghost" size="small" icon={copied ? Check : Copy} onClick={() => void copy()}>
        Copy
      </Button>
      <Button
        look="ghost"
        size="small"
        icon={Trash2}
        className="bulk-bar__delete"
        disabled={readOnly}
        onClick={() => void removeRows(rows).then(clear)}
      >
        Delete
      </Button>
      <span className="bulk-bar__line" />
      <IconButton icon={X} label="Clear the selection" keys="Esc" tooltipSide="top" onClick={clear} />
    </div>
  );
}

const requiredChoices = [
  { label: 'Required', value: true, words: 'required' },
  { label: 'Not required', value: false, words: 'optional' },
  { label: 'As the schema says', value: null, words: 'required as the schema says' },
] as const;

/** Proves the rules by the record in view: its present output becomes the expected one. */
async function makeTest(): Promise<void> {
  const made = await useScenarios.getState().make();
  if (made.ok) useWorkspace.getState().go('test');
}

interface TextForAllProps {
  readonly icon: IconComponent;
  readonly words: string;
  readonly hint: string;
  readonly mono?: boolean;
  readonly disabled: boolean;
  readonly wrong?: (text: string) => string | undefined;
  readonly onSave: (text: string | null) => void;
}

/** One text for all selected rules. */
function TextForAll({ icon, words, hint, mono = false, disabled, wrong, onSave }: TextForAllProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const failure = text.trim() === '' ? undefined : wrong?.(text);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (failure !== undefined) return;
    onSave(text.trim() === '' ? null : text.trim());
    setOpen(false);
    setText('');
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`${words} of the selected rules`}
      side="top"
      trigger={
        <Button look="ghost" size="small" icon={icon} disabled={disabled}>
          {words}
        </Button>
      }
    >
      <form className="text-for-all" onSubmit={submit}>
        <Field label={`${words} of the selected rules`} hint={hint} error={failure}>
          <Input value={text} mono={mono} invalid={failure !== undefined} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Button look="primary" size="small" type="submit" disabled={failure !== undefined}>
          {text.trim() === '' ? `Take away` : `Set for all`}
        </Button>
      </form>
    </Popover>
  );
}
