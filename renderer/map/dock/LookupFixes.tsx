import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { TriangleAlert, X } from 'lucide-react';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import { findFunction, signatureText } from '#shared/syntax/functions.ts';
import type { Spread } from '#shared/rpc/contract/preview.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';

export interface LookupFixesProps {
  readonly rule: Rule;
  readonly table: LookupTable;
  /** The key that was not found, as text. */
  readonly keyText: string;
  readonly spread: Spread | undefined;
  readonly perItem: boolean;
  readonly onClose: () => void;
}

const entry = findFunction('lookup');

type Asking = 'none' | 'key' | 'default';

/** A key that a lookup table does not hold: the cause, how often, and three ways out. */
export function LookupFixes({ rule, table, keyText, spread, perItem, onClose }: LookupFixesProps) {
  const [asking, setAsking] = useState<Asking>('none');
  const [text, setText] = useState('');
  const { edit } = useProject.getState();
  const file = table.file ?? table.name;
  const many =
    spread === undefined
      ? ''
      : `: ${spread.nothing.toLocaleString('en')} of ${spread.evaluations.toLocaleString('en')} ${perItem ? 'items' : 'records'} give nothing`;

  const addKey = (): void => {
    const keyAt = table.columns.indexOf(table.key);
    const valueAt = table.value === undefined ? table.columns.findIndex((_, at) => at !== keyAt) : table.columns.indexOf(table.value);
    const row = table.columns.map((_, at) => (at === keyAt ? keyText : at === valueAt ? text : ''));
    void edit({ type: 'lookup.set', lookup: { ...table, rows: [...table.rows, row] } });
    onClose();
  };
  const addDefault = (): void => {
    void edit({ type: 'rule.set', mapping: rule.mapping, target: rule.target, patch: { default: text } });
    onClose();
  };
  const reject = (): void => {
    void edit({ type: 'lookup.set', lookup: { ...table, noMatch: { kind: 'reject' } } }).then((saved) => {
      if (saved.ok)
        useToasts.getState().show({
          tone: 'ok',
          text: `A record whose key is not in ${file} is rejected.`,
          action: { label: 'Undo', run: () => void useProject.getState().undo() },
        });
    });
    onClose();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (asking === 'key') addKey();
    else if (text.trim() !== '') addDefault();
  };
  const ask = (what: Asking, initial: string): void => {
    setAsking(what);
    setText(initial);
  };

  return (
    <div className="lookup-fixes" role="dialog" aria-label={`No match in ${file}`}>
      <p className="lookup-fixes__cause">
        <Icon of={TriangleAlert} size={14} className="lookup-fixes__icon" />
        <span>
          <strong>No default.</strong> <span className="mono">{JSON.stringify(keyText)}</span> is not in{' '}
          <span className="mono">{file}</span>
          {many}.
        </span>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </p>
      {asking === 'none' ? (
        <p className="lookup-fixes__ways">
          <button type="button" className="link" onClick={() => ask('key', '')}>
            Add {keyText} to {file}
          </button>
          <button type="button" className="link" onClick={() => ask('default', '""')}>
            Add a default
          </button>
          <button type="button" className="link" onClick={reject}>
            Reject the record
          </button>
        </p>
      ) : (
        <form className="lookup-fixes__form" onSubmit={submit}>
          <Input
            size="small"
            mono
            autoFocus
            aria-label={asking === 'key' ? `Value for ${keyText}` : 'Default, as an expression'}
            placeholder={asking === 'key' ? `Value for ${keyText}` : 'Default, as an expression'}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" look="primary" size="small">
            {asking === 'key' ? 'Add the key' : 'Add the default'}
          </Button>
          <Button look="ghost" size="small" onClick={() => setAsking('none')}>
            Back
          </Button>
        </form>
      )}
      {entry !== undefined && (
        <p className="lookup-fixes__doc">
          <span className="mono">{signatureText(entry)}</span>
          <span className="t-muted">{entry.doc}</span>
        </p>
      )}
    </div>
  );
}
