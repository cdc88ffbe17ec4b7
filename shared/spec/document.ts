import type { TokenClass } from '#shared/syntax/token-class.ts';

/** A measured figure inside text: never typed. */
export interface Fact {
  readonly text: string;
  readonly origin: 'run' | 'scenario' | 'sample' | 'project';
  /** Instant measured, ISO 8601. */
  readonly at?: string;
  readonly on?: string;
  /** Number of the run, or id of the scenario, that measured it. */
  readonly run?: number;
  readonly scenario?: string;
  readonly state: 'fresh' | 'out-of-date' | 'broken' | 'not-measured';
}

/**
 * A piece of text. `missing` is an open place, with what should stand there; `at` is the key of the form's field that fills
 * it. `link` is an address of http, https or mailto, shown as `words`.
 */
export type Inline =
  | { readonly text: string }
  | { readonly fact: Fact }
  | { readonly code: string }
  | { readonly missing: string; readonly at?: string }
  | { readonly link: string; readonly words: string };

export interface CodeSpan {
  readonly text: string;
  readonly kind?: TokenClass;
}

/** What a renderer prints. A heading of level 3 names the section of the outline whose blocks follow it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly id: string; readonly section?: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly { readonly label?: string; readonly inlines: readonly Inline[] }[];
    }
  | { readonly kind: 'checklist'; readonly items: readonly { readonly done: boolean; readonly inlines: readonly Inline[] }[] }
  | {
      readonly kind: 'table';
      readonly id: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | {
      readonly kind: 'code';
      readonly language: 'jsonata' | 'yaml' | 'sql' | 'bash' | 'text';
      readonly lines: readonly (readonly CodeSpan[])[];
    }
  | { readonly kind: 'picture'; readonly svg: string; readonly text: string; readonly alt: string };

export interface SpecSectionState {
  readonly id: string;
  readonly title: string;
  /** Group in the outline: Context, Mapping, Quality, Operation, Delivery. */
  readonly group: string;
  readonly number: number;
  readonly filled: number;
  readonly of: number;
  /** Holds measured facts. */
  readonly measured: boolean;
}

export interface SpecDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly SpecSectionState[];
  readonly facts: { readonly measured: number; readonly outOfDate: number };
}
