import { Input } from '#renderer/kit/Input.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { TextArea } from '#renderer/kit/TextArea.tsx';
import type { SpecField } from '#shared/spec/section.ts';

export interface FieldInputProps {
  readonly id?: string;
  readonly field: SpecField;
  /** Its name where no label stands beside it, or where one label is not enough. */
  readonly name: string;
  /** Key by which an open place of the document finds it. */
  readonly at: string;
  readonly value: string;
  /** Shown while empty: what the project itself says. */
  readonly own?: string | undefined;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
}

/** Stands for no choice; a list cannot offer an empty text. */
const noChoice = '\u2013';

/** One typed value, as its declaration asks for it. */
export function FieldInput({ id, field, name, at, value, own, readOnly, onChange }: FieldInputProps) {
  const placeholder = own ?? field.hint ?? (field.example === undefined ? '' : `such as ${field.example}`);
  if (field.input === 'choice') {
    const choices = field.choices ?? [];
    // A value from elsewhere that is not offered stays until another is chosen.
    const offered = value === '' || choices.includes(value) ? choices : [value, ...choices];
    const options = [
      ...offered.map((choice) => ({ value: choice, label: choice })),
      ...(value === '' ? [] : [{ value: noChoice, label: 'Not stated' }]),
    ];
    return (
      <Select
        label={name}
        value={value === '' ? undefined : value}
        options={options}
        disabled={readOnly}
        onChange={(next) => onChange(next === noChoice ? '' : next)}
        field={at}
        {...(id === undefined ? {} : { id })}
      />
    );
  }
  const shared = { id: id, 'aria-label': name, 'data-field': at, value, placeholder, readOnly: readOnly };
  if (field.input === 'long' || field.input === 'code')
    return (
      <TextArea
        {...shared}
        className={field.input === 'code' ? 'spec-area spec-area--code code' : 'spec-area'}
        spellCheck={field.input === 'long'}
        rows={field.input === 'code' ? 4 : 2}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Input
      {...shared}
      type={field.input === 'date' ? 'date' : 'text'}
      className={field.input === 'date' || field.input === 'number' ? 'spec-input--short' : undefined}
      inputMode={field.input === 'number' ? 'numeric' : field.input === 'email' ? 'email' : field.input === 'link' ? 'url' : undefined}
      onChange={(event) => onChange(event.target.value)}
      after={field.unit === undefined ? undefined : <span className="t-quiet">{field.unit}</span>}
    />
  );
}
