import type { ComponentProps, ReactNode } from 'react';
import type { IconComponent } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import { useFieldControl } from './field-context.ts';
import './input.css';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  readonly icon?: IconComponent;
  /** 24 px in toolbars, else 28. */
  readonly size?: 'small' | 'medium';
  readonly invalid?: boolean;
  /** No box: the filter of a pane. */
  readonly bare?: boolean;
  /** Stands at the right end: a key, a lock. */
  readonly after?: ReactNode;
  readonly mono?: boolean;
}

/** One line of text. Give it an `aria-label`, or stand it in a `Field`. */
export function Input({
  icon,
  size = 'medium',
  invalid = false,
  bare = false,
  after,
  mono = false,
  className,
  disabled,
  ...rest
}: InputProps) {
  const control = useFieldControl({ id: rest.id, label: rest['aria-label'] });
  const box = classNames(
    'input',
    size === 'small' && 'input--small',
    bare && 'input--bare',
    invalid && 'input--invalid',
    disabled === true && 'input--disabled',
    className,
  );
  return (
    <span className={box}>
      {icon !== undefined && <Icon of={icon} />}
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        className={mono ? 'mono' : undefined}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        {...control}
        {...rest}
      />
      {after}
    </span>
  );
}
