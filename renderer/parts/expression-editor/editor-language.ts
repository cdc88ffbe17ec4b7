import type { Severity } from '#shared/base/problem.ts';

/** Offsets are UTF-16 units in the expression's text, [start, end). */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface EditorMark extends TextSpan {
  readonly message: string;
  readonly severity: Severity;
  readonly code: string;
  /** Ways to mend it, offered by Ctrl . and the light bulb. */
  readonly fixes?: readonly { readonly label: string; readonly edits: readonly (TextSpan & { readonly text: string })[] }[];
}

/** A value shown behind the line in which `at` lies. */
export interface InlineValue {
  readonly at: number;
  readonly text: string;
  readonly tone: 'value' | 'wanting';
}

export interface EditorCompletion extends TextSpan {
  readonly label: string;
  readonly insert: string;
  /** Where the cursor stands in `insert` afterwards; absent: behind it. */
  readonly caret?: number;
  readonly kind: 'field' | 'function' | 'variable' | 'keyword' | 'value';
  readonly detail?: string;
  readonly documentation?: string;
}

export interface EditorHover extends TextSpan {
  /** Code first, words after it. */
  readonly code?: string;
  readonly text?: string;
}

export interface EditorSignature {
  readonly label: string;
  readonly parameters: readonly string[];
  readonly active: number;
  readonly documentation?: string;
}

/** What the editor asks about a text; answered at once, without evaluating. */
export interface EditorLanguage {
  readonly complete: (text: string, offset: number) => readonly EditorCompletion[];
  readonly hover: (text: string, offset: number) => EditorHover | undefined;
  readonly signature: (text: string, offset: number) => EditorSignature | undefined;
}
