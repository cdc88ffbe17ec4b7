import type { ReactNode } from 'react';
import { Tabs as Primitive } from 'radix-ui';
import { Count } from './Count.tsx';
import type { Tone } from './Chip.tsx';
import { classNames } from './class-names.ts';
import './choice.css';

export interface TabOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly count?: number | undefined;
  readonly countTone?: Tone | undefined;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly tabs: readonly TabOption<T>[];
  /** Stands beside the tabs, in the same row. */
  readonly beside?: ReactNode;
  /** Class of the whole. The row of tabs has class `tabs-row`. */
  readonly className?: string;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
}

/** A row of tabs and the panel of the chosen one. */
export function Tabs<T extends string>({ label, value, onChange, tabs, beside, className, children }: TabsProps<T>) {
  const choose = (next: string) => {
    const tab = tabs.find((one) => one.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Primitive.Root value={value} onValueChange={choose} className={classNames('tab-set', className)}>
      <div className="tabs-row">
        <Primitive.List className="tabs" aria-label={label}>
          {tabs.map((tab) => (
            <Primitive.Trigger key={tab.value} value={tab.value} className="tabs__tab">
              {tab.label}
              {tab.count !== undefined && <Count of={tab.count} tone={tab.countTone ?? 'neutral'} />}
            </Primitive.Trigger>
          ))}
        </Primitive.List>
        {beside}
      </div>
      <Primitive.Content value={value} className="tab-panel" tabIndex={-1}>
        {children}
      </Primitive.Content>
    </Primitive.Root>
  );
}
