import { classNames } from '#renderer/kit/class-names.ts';
import type { ShownValue } from '#renderer/map/value-text.ts';

export interface LinkPill {
  readonly link: string;
  readonly value: ShownValue;
}

/** The values that run along the links of a lineage. The painter's places move them. */
export function ValuePills({
  pills,
  place,
}: {
  readonly pills: readonly LinkPill[];
  readonly place: (link: string, element: HTMLElement | null) => void;
}) {
  return pills.map(({ link, value }) => (
    <span
      key={link}
      ref={(element) => place(link, element)}
      className={classNames('value-pill', `value-pill--${value.tone}`)}
      title={value.text}
      aria-hidden="true"
    >
      {value.text}
    </span>
  ));
}
