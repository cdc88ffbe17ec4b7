import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import type { Layout } from './layout.ts';
import type { ProjectInfo } from './project-info.ts';
import type { Sample } from './sample.ts';
import type { Side } from './side.ts';
import type { SpecSection } from './spec-section.ts';

/** What each kind of stored document holds. Each is saved, hashed and undone by itself. */
export interface DocumentKinds {
  /** One, id `project`. */
  info: ProjectInfo;
  /** A named source or the target: its schema and how its files are read or written. */
  side: Side;
  sample: Sample;
  mapping: Mapping;
  rule: Rule;
  loop: Loop;
  lookup: LookupTable;
  scenario: Scenario;
  /** Positions and pages of one mapping's canvas, id = the mapping's. */
  layout: Layout;
  /** Typed values of one section of the specification, id = the section's. */
  spec: SpecSection;
}

export type DocumentKind = keyof DocumentKinds;

/** A document put, changed or (absent `after`) removed; absent `before`: new. Its inverse swaps the two. */
export type DocumentChange = {
  [K in DocumentKind]: { readonly kind: K; readonly id: string; readonly before?: DocumentKinds[K]; readonly after?: DocumentKinds[K] };
}[DocumentKind];

/** The whole project as data: documents by kind and id. */
export type Project = { readonly [K in DocumentKind]: Readonly<Record<string, DocumentKinds[K]>> };
