import type { ReactNode } from 'react';
import { Check, Minus } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import { Icon } from './Icon.tsx';
import './choice.css';

export interface CheckboxProps {
  readonly checked: boolean | 'indeterminate';
  readonly onChange: (checked: boolean) => void;
  /** The words beside it; without them give `label`. */
  readonly children?: ReactNode;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly tabIndex?: number;
}

export function Checkbox({ checked, onChange, children, label, disabled = false, tabIndex }: CheckboxProps) {
  const box = (
    <Primitive.Root
      className="checkbox"
      checked={checked}
      disabled={disabled}
      aria-label={label}
      onCheckedChange={(next) => onChange(next === true)}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      <Primitive.Indicator>
        <Icon of={checked === 'indeterminate' ? Minus : Check} size={10} />
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (children === undefined) return box;
  return (
    <label className="choice">
      {box}
      <span>{children}</span>
    </label>
  );
}
