import { classNames } from './class-names.ts';

/** The three-quarter ring of something under way. */
export function BusyRing({ size = 14, className }: { readonly size?: number; readonly className?: string }) {
  return (
    <svg className={classNames('spin', className)} width={size} height={size} viewBox="0 0 14 14" fill="none" aria-hidden="true">
      <circle cx="7" cy="7" r="5.5" stroke="currentColor" strokeWidth="1.5" strokeDasharray="24.5 40" strokeLinecap="round" />
    </svg>
  );
}
