import { useState } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '#renderer/kit/IconButton.tsx';

export interface RecordStepperProps {
  readonly record: number;
  readonly of: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onGo: (record: number) => void;
}

/** `Record 3 of 1,204`: the number can be typed. */
export function RecordStepper({ record, of, onStep, onGo }: RecordStepperProps) {
  const [typed, setTyped] = useState<string>();
  const go = (): void => {
    const wanted = Number(typed);
    if (typed !== undefined && Number.isInteger(wanted) && wanted >= 1 && wanted <= of) onGo(wanted);
    setTyped(undefined);
  };
  return (
    <span className="record-stepper">
      <label className="record-stepper__label">
        Record{' '}
        <input
          className="record-stepper__number"
          inputMode="numeric"
          aria-label={`Record in view, 1 to ${of}`}
          value={typed ?? record.toLocaleString('en')}
          style={{ width: `${Math.max(1, (typed ?? record.toLocaleString('en')).length)}ch` }}
          onFocus={(event) => {
            setTyped(String(record));
            const field = event.currentTarget;
            requestAnimationFrame(() => field.select());
          }}
          onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
          onBlur={go}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              event.stopPropagation();
              setTyped(undefined);
            }
          }}
        />{' '}
        of {of.toLocaleString('en')}
      </label>
      <IconButton icon={ChevronLeft} label="Previous record" keys="[" disabled={record <= 1} onClick={() => onStep(-1)} />
      <IconButton icon={ChevronRight} label="Next record" keys="]" disabled={record >= of} onClick={() => onStep(1)} />
    </span>
  );
}
