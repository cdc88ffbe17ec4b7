import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { Check } from 'lucide-react';
import { ContextMenu as Context, DropdownMenu as Dropdown } from 'radix-ui';
import type { IconComponent } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { classNames } from './class-names.ts';
import { useOverlayHost } from './overlay-host.ts';
import './popover.css';

export interface MenuAction {
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  /** A short sign in a frame before it: `XLSX`. */
  readonly badge?: string | undefined;
  /** A second, quiet line below. */
  readonly note?: string | undefined;
  readonly keys?: string | undefined;
  /** A quiet word at the right: a count, a format. */
  readonly aside?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Makes it a choice that is on or off. */
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

/** An entry, a heading over the next ones, or a line between them. */
export type MenuEntry = MenuAction | { readonly heading: string } | 'line';

export interface MenuProps {
  /** One element that takes a ref. */
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly label: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
}

/** A button's menu. Every entry shows its key. */
export function Menu({ trigger, entries, label, align = 'start', side = 'bottom' }: MenuProps) {
  const host = useOverlayHost();
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal container={host}>
        <Dropdown.Content className="menu" aria-label={label} align={align} side={side} sideOffset={4} collisionPadding={8}>
          {entries.map((entry, at) => (
            <Fragment key={entryKey(entry, at)}>{dropdownEntry(entry)}</Fragment>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

/** The same list at the pointer, on a right press or Shift F10 over `children` (one element that takes a ref). */
export function ContextMenu({
  entries,
  label,
  children,
}: {
  readonly entries: readonly MenuEntry[];
  readonly label: string;
  readonly children: ReactNode;
}) {
  const host = useOverlayHost();
  return (
    <Context.Root modal={false}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal container={host}>
        <Context.Content className="menu" aria-label={label} collisionPadding={8}>
          {entries.map((entry, at) => (
            <Fragment key={entryKey(entry, at)}>{contextEntry(entry)}</Fragment>
          ))}
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  );
}

function dropdownEntry(entry: MenuEntry): ReactNode {
  if (entry === 'line') return <Dropdown.Separator className="menu__line" />;
  if ('heading' in entry) return <Dropdown.Label className="menu__heading">{entry.heading}</Dropdown.Label>;
  if (entry.checked !== undefined)
    return (
      <Dropdown.CheckboxItem
        className={itemClass(entry)}
        checked={entry.checked}
        disabled={entry.disabled === true}
        onSelect={entry.onSelect}
      >
        {inside(entry)}
      </Dropdown.CheckboxItem>
    );
  return (
    <Dropdown.Item className={itemClass(entry)} disabled={entry.disabled === true} onSelect={entry.onSelect}>
      {inside(entry)}
    </Dropdown.Item>
  );
}

function contextEntry(entry: MenuEntry): ReactNode {
  if (entry === 'line') return <Context.Separator className="menu__line" />;
  if ('heading' in entry) return <Context.Label className="menu__heading">{entry.heading}</Context.Label>;
  if (entry.checked !== undefined)
    return (
      <Context.CheckboxItem
        className={itemClass(entry)}
        checked={entry.checked}
        disabled={entry.disabled === true}
        onSelect={entry.onSelect}
      >
        {inside(entry)}
      </Context.CheckboxItem>
    );
  return (
    <Context.Item className={itemClass(entry)} disabled={entry.disabled === true} onSelect={entry.onSelect}>
      {inside(entry)}
    </Context.Item>
  );
}

function inside(entry: MenuAction): ReactNode {
  return (
    <>
      {entry.checked !== undefined && (entry.checked ? <Icon of={Check} /> : <span className="menu__gap" />)}
      {entry.icon !== undefined && <Icon of={entry.icon} />}
      {entry.badge !== undefined && <span className="menu__badge">{entry.badge}</span>}
      <span className="menu__label">
        {entry.label}
        {entry.note !== undefined && <span className="menu__note">{entry.note}</span>}
      </span>
      {entry.aside !== undefined && <span className="menu__aside">{entry.aside}</span>}
      {entry.keys !== undefined && <Kbd keys={entry.keys} />}
    </>
  );
}

const itemClass = (entry: MenuAction): string => classNames('menu__item', entry.danger === true && 'menu__item--danger');

const entryKey = (entry: MenuEntry, at: number): string =>
  entry === 'line' ? `line-${at}` : 'heading' in entry ? entry.heading : entry.label;
