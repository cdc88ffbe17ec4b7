import type { Status } from '#shared/project/status.ts';
import type { GlyphKind } from '#renderer/kit/StatusGlyph.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import './parts.css';

const glyphs: Readonly<Record<Status, GlyphKind>> = {
  invalid: 'err',
  open: 'open',
  unproven: 'part',
  'partly-proven': 'part',
  proven: 'ok',
  'not-mapped': 'none',
};

/** Words of each status. */
export const statusWords: Readonly<Record<Status, string>> = {
  invalid: 'Invalid',
  open: 'Open',
  unproven: 'Unproven',
  'partly-proven': 'Partly proven',
  proven: 'Proven',
  'not-mapped': 'Not mapped',
};

/** What each status means, for tooltips. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  invalid: 'breaks schema, type or required on the sample',
  open: 'required, no rule',
  unproven: 'mapped, no test reaches it',
  'partly-proven': 'a branch is untested',
  proven: 'tests pass, all branches',
  'not-mapped': 'optional, no rule',
};

/** The derived status of a target field: glyph and word. */
export function StatusChip({ status }: { readonly status: Status }) {
  return (
    <span className={classNames('status-chip', `status-chip--${status}`)} title={statusMeanings[status]}>
      <StatusGlyph kind={glyphs[status]} />
      {statusWords[status]}
    </span>
  );
}

/** Only the glyph, named for assistive technology. */
export function StatusMark({ status, size = 14 }: { readonly status: Status; readonly size?: number }) {
  return <StatusGlyph kind={glyphs[status]} size={size} label={statusWords[status]} />;
}
