import type { TokenClass } from '#shared/syntax/token-class.ts';

/** A measured figure inside text: never typed. */
export interface Fact {
  readonly text: string;
  readonly origin: 'run' | 'scenario' | 'sample' | 'project';
  /** Instant measured, ISO 8601. */
  readonly at?: string;
  readonly on?: string;
  readonly state: 'fresh' | 'out-of-date' | 'broken' | 'not-measured';
}

export type Inline = { readonly text: string } | { readonly fact: Fact } | { readonly code: string } | { readonly missing: string };

export interface CodeSpan {
  readonly text: string;
  readonly kind?: TokenClass;
}

/** What a renderer prints; a section is a heading and blocks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly id: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly { readonly label?: string; readonly inlines: readonly Inline[] }[] }
  | { readonly kind: 'checklist'; readonly items: readonly { readonly done: boolean; readonly inlines: readonly Inline[] }[] }
  | { readonly kind: 'table'; readonly id: string; readonly columns: readonly string[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'code'; readonly language: 'jsonata' | 'yaml' | 'sql' | 'bash' | 'text'; readonly lines: readonly (readonly CodeSpan[])[] }
  | { readonly kind: 'picture'; readonly svg: string; readonly text: string };

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
