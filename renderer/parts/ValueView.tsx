import { EyeOff } from 'lucide-react';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { WireOutcome } from '#shared/rpc/contract/preview.ts';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { sayOutcome, sayValue } from './outcome-text.ts';
import './parts.css';

export interface ValueViewProps {
  /** What a rule gave; or give `value`; neither: `missing`. */
  readonly outcome?: WireOutcome | undefined;
  /** A wire value. */
  readonly value?: JsonValue | undefined;
  /** Personal data that is hidden. */
  readonly masked?: boolean;
  /** Nothing here is a problem: it is required. */
  readonly wanted?: boolean;
  /** A newer value is on its way. */
  readonly stale?: boolean;
  readonly className?: string;
}

/** One value, in the words for absence: nothing, null, empty, missing, masked. */
export function ValueView({ outcome, value, masked = false, wanted = false, stale = false, className }: ValueViewProps) {
  if (masked)
    return (
      <span className={classNames('value', 'value--statement', 'value--masked', className)}>
        <Icon of={EyeOff} size={12} />
        masked
      </span>
    );
  const said =
    outcome !== undefined ? sayOutcome(outcome) : value !== undefined ? sayValue(value) : { text: 'missing', tone: 'statement' as const };
  const wanting = wanted && (outcome === undefined ? value === undefined : outcome.kind === 'nothing');
  return (
    <span
      title={said.text}
      className={classNames(
        'value',
        'mono',
        said.tone !== 'value' && `value--${said.tone}`,
        wanting && 'value--wanting',
        stale && 'value--stale',
        className,
      )}
    >
      {said.text}
    </span>
  );
}
