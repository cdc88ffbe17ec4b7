import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Button } from '#renderer/kit/Button.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { readAgain } from './take-file.ts';
import type { ReadOptions, ZoneName } from './zone.ts';

const formats = ['csv', 'json', 'ndjson', 'xml'].map((value) => ({
  value,
  label: value === 'ndjson' ? 'JSON, a record a line' : value.toUpperCase(),
}));
const encodings = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'gb18030',
].map((value) => ({ value, label: value }));
const delimiters = [
  { value: 'auto', label: 'Found by itself' },
  { value: 'comma', label: ', comma' },
  { value: 'semicolon', label: '; semicolon' },
  { value: 'tab', label: 'Tab' },
  { value: 'pipe', label: '| pipe' },
];
const headers = [
  { value: '1', label: 'In line 1' },
  { value: 'none', label: 'There is none' },
];

interface ReadOptionsFormProps {
  readonly zone: ZoneName;
  readonly read: ReadOptions;
  /** What it is read as; absent: could not be told. */
  readonly format: string | undefined;
  readonly busy: boolean;
  /** What repeats in the document and could each be a record. */
  readonly parts?: readonly string[] | undefined;
  /** Offers another file beside reading this one again. */
  readonly onOther?: () => void;
}

/** How a file is to be read, when its content does not say it or says it wrongly. */
export function ReadOptionsForm({ zone, read, format, busy, parts = [], onOther }: ReadOptionsFormProps) {
  const [chosen, setChosen] = useState<ReadOptions>(format === undefined ? read : { format, ...read });
  const as = chosen['format'];
  const set = (name: string) => (value: string) => setChosen({ ...chosen, [name]: value });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void readAgain(zone, fitting(chosen));
  };
  return (
    <form className="read-options" onSubmit={submit}>
      <Field label="Read as">
        <Select value={as} options={formats} onChange={set('format')} />
      </Field>
      <Field label="Encoding">
        <Select value={chosen['encoding']} placeholder="Found by itself" options={encodings} onChange={set('encoding')} />
      </Field>
      {as === 'csv' && (
        <>
          <Field label="Between cells">
            <Select value={chosen['delimiter'] ?? 'auto'} options={delimiters} onChange={set('delimiter')} />
          </Field>
          <Field label="Column names">
            <Select value={chosen['header'] ?? '1'} options={headers} onChange={set('header')} />
          </Field>
        </>
      )}
      {(as === 'xml' || as === 'json') && (
        <div className="read-options__wide">
          <Field
            label={as === 'xml' ? 'Element that is a record' : 'Path of the records'}
            hint={parts.length === 0 ? undefined : <Parts parts={parts} onChoose={set('record')} />}
          >
            <Input
              mono
              value={chosen['record'] ?? ''}
              placeholder={as === 'xml' ? 'the document' : 'the document, or its array'}
              onChange={(event) => set('record')(event.target.value)}
            />
          </Field>
        </div>
      )}
      <span className="read-options__actions">
        <Button type="submit" busy={busy}>
          Read it so
        </Button>
        {onOther !== undefined && (
          <Button look="ghost" onClick={onOther}>
            Choose another file
          </Button>
        )}
      </span>
    </form>
  );
}

/** What repeats in the document, each to be taken as the record at a press. */
function Parts({ parts, onChoose }: { readonly parts: readonly string[]; readonly onChoose: (part: string) => void }) {
  return (
    <>
      Repeats:{' '}
      {parts.map((part, at) => (
        <span key={part}>
          {at > 0 && ', '}
          <button type="button" className="link mono" onClick={() => onChoose(part)}>
            {part}
          </button>
        </span>
      ))}
    </>
  );
}

/** Only options that the format knows, and none that says nothing. */
function fitting(chosen: ReadOptions): ReadOptions {
  const known: readonly string[] =
    chosen['format'] === 'csv' ? ['delimiter', 'header'] : chosen['format'] === 'xml' || chosen['format'] === 'json' ? ['record'] : [];
  const defaults: ReadOptions = { delimiter: 'auto' };
  return Object.fromEntries(
    Object.entries(chosen).filter(
      ([name, value]) => value !== '' && (name === 'format' || name === 'encoding' || (known.includes(name) && defaults[name] !== value)),
    ),
  );
}
