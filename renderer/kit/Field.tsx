import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { CircleX } from 'lucide-react';
import { Icon } from './Icon.tsx';
import { FieldContext } from './field-context.ts';
import './input.css';

export interface FieldProps {
  readonly label: ReactNode;
  /** What is wrong, as a sentence. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  /** One `Input`, `TextArea` or `Select`; the label names it. */
  readonly children: ReactNode;
}

/** A control with its label above, and below it what is wrong or worth knowing. */
export function Field({ label, error, hint, children }: FieldProps) {
  const id = useId();
  const said = error !== undefined || hint !== undefined;
  const context = useMemo(() => ({ id, describedBy: said ? `${id}-said` : undefined }), [id, said]);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <FieldContext value={context}>{children}</FieldContext>
      {error !== undefined ? (
        <span className="field__error" role="alert" id={`${id}-said`}>
          <Icon of={CircleX} size={12} />
          {error}
        </span>
      ) : (
        hint !== undefined && (
          <span className="field__hint" id={`${id}-said`}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}
