import type { ReactNode } from 'react';
import { Switch as Primitive } from 'radix-ui';
import './choice.css';

export interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children?: ReactNode;
  readonly label?: string;
  readonly disabled?: boolean;
}

/** On or off, at once. */
export function Switch({ checked, onChange, children, label, disabled = false }: SwitchProps) {
  const control = (
    <Primitive.Root className="switch" checked={checked} onCheckedChange={onChange} disabled={disabled} aria-label={label}>
      <Primitive.Thumb className="switch__thumb" />
    </Primitive.Root>
  );
  if (children === undefined) return control;
  return (
    <label className="choice">
      {control}
      <span>{children}</span>
    </label>
  );
}
