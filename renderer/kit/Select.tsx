import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import { useFieldControl } from './field-context.ts';
import { useOverlayHost } from './overlay-host.ts';
import './input.css';
import './popover.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectProps<T extends string> {
  /** Not inside a `Field`: its name. */
  readonly label?: string;
  /** Absent or not among the options: the placeholder shows. */
  readonly value: T | undefined;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly size?: 'small' | 'medium';
  readonly disabled?: boolean;
  /** Id of the button, for a label beside it. */
  readonly id?: string;
  /** `data-field` of the button, by which a view finds it. */
  readonly field?: string;
}

/** One of several, in a list that opens. Option values may not be empty texts. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  placeholder = 'Choose',
  size = 'medium',
  disabled = false,
  id,
  field,
}: SelectProps<T>) {
  const host = useOverlayHost();
  const control = useFieldControl({ label });
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Primitive.Root value={value ?? ''} onValueChange={choose} disabled={disabled}>
      <Primitive.Trigger
        className={classNames('input', 'select', size === 'small' && 'input--small', disabled && 'input--disabled')}
        aria-label={label}
        {...control}
        {...(id === undefined ? {} : { id })}
        {...(field === undefined ? {} : { 'data-field': field })}
      >
        <span className="ellipsis">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <Icon of={ChevronDown} />
      </Primitive.Trigger>
      <Primitive.Portal container={host}>
        <Primitive.Content className="menu" position="popper" sideOffset={4} collisionPadding={8}>
          <Primitive.Viewport>
            {options.map((option) => (
              <Primitive.Item key={option.value} value={option.value} className="menu__item">
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                <Primitive.ItemIndicator>
                  <Icon of={Check} />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
