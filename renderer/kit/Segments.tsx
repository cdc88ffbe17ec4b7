import type { ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import './choice.css';

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side; arrows move. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <ToggleGroup.Root type="single" className="segments" aria-label={label} value={value} onValueChange={choose}>
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} className="segments__item" value={option.value}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
