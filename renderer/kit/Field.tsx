import type { ReactNode } from 'react';
import { CircleX } from 'lucide-react';
import { Icon } from './Icon.tsx';
import './input.css';

export interface FieldProps {
  readonly label: ReactNode;
  /** What is wrong, as a sentence. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  /** The control; the label names it. */
  readonly children: ReactNode;
}

/** A control with its label above, and below it what is wrong or worth knowing. */
export function Field({ label, error, hint, children }: FieldProps) {
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      {children}
      {error !== undefined ? (
        <span className="field__error" role="alert">
          <Icon of={CircleX} size={12} />
          {error}
        </span>
      ) : (
        hint !== undefined && <span className="field__hint">{hint}</span>
      )}
    </label>
  );
}
