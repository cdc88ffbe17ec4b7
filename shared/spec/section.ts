import type { Project } from '#shared/project/documents/document.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import type { Block, Inline } from './document.ts';
import type { Measured } from './measured.ts';

export type SectionGroup = 'Context' | 'Mapping' | 'Quality' | 'Operation' | 'Delivery';

/** One typed value of a form. `choices` makes a select; `long` a text area; `date` is ISO (2026-07-14). */
export interface SpecField {
  readonly name: string;
  readonly label: string;
  readonly input: 'text' | 'long' | 'date' | 'choice' | 'number' | 'link' | 'email' | 'code';
  readonly choices?: readonly string[];
  /** What should be stated: shown while empty, in the form and as the open place of the document. */
  readonly hint?: string;
  /** A value as it could be, shown in the form only. */
  readonly example?: string;
  readonly unit?: string;
  readonly optional?: boolean;
}

/** What a derived part reads: the project as it stands, what was measured, and this section's own typed values. */
export interface SpecContext {
  readonly project: Project;
  readonly measured: Measured;
  readonly values: SpecSection;
}

/**
 * A piece of a section under one heading of the document. `heading` and `chapter` are the seed's own names;
 * a form and every renderer read this declaration and nothing else.
 */
export type SpecPart =
  /** A table of property and value; `columns` makes one value column each (Source, Target). */
  | {
      readonly kind: 'properties';
      readonly id: string;
      readonly heading: string;
      readonly fields: readonly SpecField[];
      readonly columns?: readonly { readonly name: string; readonly label: string }[];
    }
  /** A bullet with a bold label per field. */
  | { readonly kind: 'bullets'; readonly id: string; readonly heading: string; readonly fields: readonly SpecField[] }
  /** A numbered list with a bold label per field. */
  | {
      readonly kind: 'steps';
      readonly id: string;
      readonly heading: string;
      readonly fields: readonly SpecField[];
      readonly figure?: (context: SpecContext, field: string) => Block | undefined;
    }
  /** Rows that a person types; `starter` rows are offered while it is empty; `computed` columns are never typed. */
  | {
      readonly kind: 'table';
      readonly id: string;
      readonly heading: string;
      readonly columns: readonly SpecField[];
      readonly starter?: readonly Readonly<Record<string, string>>[];
      readonly computed?: readonly ComputedColumn[];
    }
  /** Fixed items that a person ticks with a date, or a fact ticks. */
  | { readonly kind: 'checklist'; readonly id: string; readonly heading: string; readonly items: readonly ChecklistItem[] }
  /** Code typed as it is. */
  | {
      readonly kind: 'code';
      readonly id: string;
      readonly heading: string;
      readonly language: 'yaml' | 'sql' | 'bash';
      readonly field: SpecField;
    }
  /** Rows of a title and code. */
  | {
      readonly kind: 'runbooks';
      readonly id: string;
      readonly heading: string;
      readonly columns: readonly SpecField[];
      readonly starter?: readonly Readonly<Record<string, string>>[];
    }
  /** Code made from typed fields and a table. */
  | {
      readonly kind: 'generated-code';
      readonly id: string;
      readonly heading: string;
      readonly language: 'yaml';
      readonly fields: readonly SpecField[];
      readonly columns?: readonly SpecField[];
      readonly code: (context: SpecContext) => string | undefined;
    }
  /** Comes from the project itself: nothing to type. */
  | {
      readonly kind: 'derived';
      readonly id: string;
      readonly heading: string;
      readonly blocks: (context: SpecContext) => readonly Block[];
      readonly about: string;
      readonly from: SectionOrigin;
      readonly count?: (context: SpecContext) => { readonly filled: number; readonly of: number };
    };

/** The workspace in which a derived part is made. */
export type SectionOrigin = 'map' | 'rules' | 'test' | 'run' | 'versions' | 'spec';

export interface ComputedColumn {
  readonly label: string;
  readonly cell: (context: SpecContext, row: Readonly<Record<string, string>>) => Inline;
}

export interface ChecklistItem {
  readonly name: string;
  readonly label: string;
  /** A fact that ticks it; `undefined` leaves it to a person. */
  readonly evidence?: (context: SpecContext) => { readonly done: boolean; readonly inline: Inline } | undefined;
}

/** One section of the outline. */
export interface SectionDeclaration {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly group: SectionGroup;
  readonly parts: readonly SpecPart[];
}
