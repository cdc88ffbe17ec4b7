import { ArrowRight, Braces, CircleAlert, CircleX, Pin, Repeat, Split, SquareFunction, Table2 } from 'lucide-react';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import type { FillKind, TargetFacts } from './row-facts.ts';

const glyphs: Readonly<Record<Exclude<FillKind, 'none'>, IconComponent>> = {
  direct: ArrowRight,
  computed: SquareFunction,
  lookup: Table2,
  condition: Split,
  constant: Pin,
  loop: Repeat,
  whole: Braces,
};

/** How a field is filled, or what stands in the way of it. */
export function FillGlyph({ facts }: { readonly facts: TargetFacts }) {
  if (facts.broken === true || (facts.status === 'invalid' && facts.fields === undefined)) {
    return (
      <span className="fill-glyph fill-glyph--invalid">
        <Icon of={CircleX} size={12} />
      </span>
    );
  }
  if (facts.status === 'open' && facts.fields === undefined)
    return (
      <span className="fill-glyph fill-glyph--open">
        <Icon of={CircleAlert} size={12} />
      </span>
    );
  if (facts.fill === 'none') return <span className="fill-glyph" />;
  return (
    <span className={`fill-glyph fill-glyph--${facts.fill}`}>
      <Icon of={glyphs[facts.fill]} size={12} />
    </span>
  );
}
