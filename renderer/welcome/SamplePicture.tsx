import type { ReactNode } from 'react';

const rows = [20, 37, 54, 71, 88];
const widths = [45, 37, 29, 45, 37];
const indents = [0, 0, 0, 9, 9];

/** A small map: fields as bars, links as lines. Three kinds, by turns. */
export function SamplePicture({ at }: { readonly at: number }) {
  return (
    <svg className="sample__picture" viewBox="0 0 290 108" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {rows.map((y, row) => (
        <g key={y} fill="var(--line-2)">
          <rect x={31 + (indents[row] ?? 0)} y={y - 2.5} width={widths[row] ?? 30} height="5" rx="2.5" />
          <rect x={205 + (indents[row] ?? 0)} y={y - 2.5} width={44 - (row % 3) * 6} height="5" rx="2.5" />
        </g>
      ))}
      <g fill="none" strokeWidth="1.5">
        {pictures[at % pictures.length]}
      </g>
    </svg>
  );
}

const pictures: readonly ReactNode[] = [
  <g key="loop">
    <path d="M80 20H201" stroke="var(--direct)" />
    <path d="M72 37H201" stroke="var(--fn)" />
    <rect x="106" y="60" width="79" height="37" rx="5" fill="var(--loop-bg)" stroke="var(--loop-line)" />
    <path d="M64 54c22 0 20 12 42 12M185 66c9 0 7-12 16-12" stroke="var(--loop)" />
    <path d="M89 71c50 0 70 17 121 17" stroke="var(--direct)" />
    <path d="M81 88c50 0 80-17 129-17" stroke="var(--fn)" />
  </g>,
  <g key="crossed">
    <path d="M80 20c60 0 60 34 121 34M64 54c70 0 70-34 137-34" stroke="var(--fn)" />
    <path d="M72 37H201" stroke="var(--direct)" />
    <path d="M89 71H210" stroke="var(--cond)" strokeDasharray="5 2" />
    <path d="M81 88H210" stroke="var(--direct)" />
  </g>,
  <g key="sum">
    <path d="M80 20H201M72 37H201" stroke="var(--direct)" />
    <path d="M64 54c30 0 30 17 60 17M89 71h35M81 88c22 0 22-17 43-17M156 71h54" stroke="var(--fn)" />
    <rect x="124" y="60" width="32" height="22" rx="6" fill="var(--panel)" stroke="var(--fn-line)" />
    <path d="M144 66.500h-8l4.500 4.500-4.500 4.500h8" stroke="var(--fn)" />
  </g>,
];
