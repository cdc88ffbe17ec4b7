import type { ReactNode } from 'react';
import { useSectionDraft } from '#renderer/state/section-draft.ts';
import type { WorkspaceName } from '#renderer/state/workspace.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import type { SpecField, SpecPart } from '#shared/spec/section.ts';
import { fieldKey, ownValues, tableRows } from '#shared/spec/section-values.ts';
import { ChecklistForm } from './ChecklistForm.tsx';
import type { ChecklistBlock } from './checklist-blocks.ts';
import { FieldInput } from './FieldInput.tsx';
import { RowsForm } from './RowsForm.tsx';

export interface PartFormProps {
  readonly part: SpecPart;
  readonly headed: boolean;
  /** As typed, saved or not. */
  readonly values: SpecSection;
  readonly project: Project;
  readonly readOnly: boolean;
  readonly checklist: ChecklistBlock | undefined;
}

/** The form of one part, under its heading where that begins with it. */
export function PartForm(props: PartFormProps) {
  const { part, headed } = props;
  return (
    <div className="spec-part">
      {headed && <h4 className="spec-part__heading">{part.heading}</h4>}
      {partFields(props)}
    </div>
  );
}

function partFields({ part, values, project, readOnly, checklist }: PartFormProps): ReactNode {
  const own = ownValues(project, values.id);
  const line = (field: SpecField, column?: { readonly name: string; readonly label: string }): ReactNode => {
    const key = fieldKey(part.id, field.name, column?.name);
    return (
      <FieldLine
        key={key}
        field={field}
        name={column === undefined ? field.label : `${field.label}, ${column.label}`}
        section={values.id}
        fieldKey={key}
        value={values.fields[key] ?? ''}
        own={own[key]}
        readOnly={readOnly}
      />
    );
  };
  const rows = (columns: readonly SpecField[], starter: readonly Readonly<Record<string, string>>[]): ReactNode => (
    <RowsForm
      section={values.id}
      part={part.id}
      noun={rowNoun(part.id)}
      columns={columns}
      starter={starter}
      rows={tableRows(values, part.id)}
      readOnly={readOnly}
    />
  );
  switch (part.kind) {
    case 'properties': {
      const { columns } = part;
      if (columns === undefined) return part.fields.map((field) => line(field));
      return columns.map((column) => (
        <fieldset key={column.name} className="spec-part__column">
          <legend>{column.label}</legend>
          {part.fields.map((field) => line(field, column))}
        </fieldset>
      ));
    }
    case 'bullets':
    case 'steps':
      return part.fields.map((field) => line(field));
    case 'code':
      return line(part.field);
    case 'generated-code':
      return (
        <>
          {part.fields.map((field) => line(field))}
          {part.columns !== undefined && rows(part.columns, [])}
        </>
      );
    case 'table':
      return (
        <>
          {rows(part.columns, part.starter ?? [])}
          {part.computed !== undefined && (
            <p className="spec-part__note">{part.computed.map((column) => column.label).join(' and ')} come from runs.</p>
          )}
        </>
      );
    case 'runbooks':
      return rows(part.columns, part.starter ?? []);
    case 'checklist':
      return <ChecklistForm part={part} values={values} readOnly={readOnly} block={checklist} />;
    case 'derived':
      return <Derived about={part.about} from={part.from} />;
  }
}

/** What one row of a part is called. */
function rowNoun(part: string): string {
  return (
    {
      errors: 'error type',
      metrics: 'metric',
      conditions: 'condition',
      support: 'issue type',
      runbooks: 'runbook',
      contacts: 'contact',
      endpoints: 'endpoint',
    }[part] ?? 'row'
  );
}

interface FieldLineProps {
  readonly field: SpecField;
  readonly name: string;
  readonly section: string;
  readonly fieldKey: string;
  readonly value: string;
  /** What the project itself says while nothing is typed. */
  readonly own: string | undefined;
  readonly readOnly: boolean;
}

function FieldLine({ field, name, section, fieldKey: key, value, own, readOnly }: FieldLineProps) {
  const { setField } = useSectionDraft.getState();
  const tall = field.input === 'long' || field.input === 'code';
  return (
    <div className={tall ? 'spec-line spec-line--tall' : 'spec-line'}>
      <label htmlFor={`spec-${key}`}>{field.label}</label>
      <FieldInput
        id={`spec-${key}`}
        field={field}
        name={name}
        at={key}
        value={value}
        own={own}
        readOnly={readOnly}
        onChange={(next) => setField(section, key, next)}
      />
    </div>
  );
}

const places: Readonly<Record<WorkspaceName, string>> = {
  map: 'Map',
  rules: 'Rules',
  test: 'Test',
  run: 'Run',
  spec: 'Spec',
  versions: 'Versions',
};

function Derived({ about, from }: { readonly about: string; readonly from: WorkspaceName }) {
  const go = useWorkspace((state) => state.go);
  return (
    <p className="spec-part__note">
      {about} Comes from the project itself.{' '}
      {from !== 'spec' && (
        <button type="button" className="link" onClick={() => go(from)}>
          Go to {places[from]}
        </button>
      )}
    </p>
  );
}
