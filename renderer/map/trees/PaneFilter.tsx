import type { ReactNode, RefObject } from 'react';
import { ListFilter, X } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';

export interface PaneFilterProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly children: ReactNode;
}

/** The row under a pane's header: filters its tree, and says something of it. */
export function PaneFilter({ label, placeholder, text, onText, field, children }: PaneFilterProps) {
  return (
    <div className="pane-filter">
      <Icon of={ListFilter} size={14} />
      <input
        ref={field}
        className="pane-filter__input"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.stopPropagation();
          onText('');
        }}
      />
      {text !== '' && <IconButton icon={X} label="Clear the filter" onClick={() => onText('')} />}
      {children}
    </div>
  );
}
