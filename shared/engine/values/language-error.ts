/**
 * What an expression throws: the language's code with what its message tells of. Not an `Error`: a stack of the host says
 * nothing about an expression and costs more than the evaluation.
 */
export class LanguageError {
  /** `T2001`, `D3050`; codes of the product are `area/reason`. */
  readonly code: string;
  /** Offset behind the token, as the language counts; filled in by the call or operator around where the thrower has none. */
  position: number | undefined;
  token: string | undefined;
  readonly value: unknown;
  /** Further parts of the message by name: `index`, `type`, `exp`. */
  readonly parts: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    about: {
      readonly position?: number;
      readonly token?: string;
      readonly value?: unknown;
      readonly parts?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    this.code = code;
    this.position = about.position;
    this.token = about.token;
    this.value = about.value;
    this.parts = about.parts ?? {};
  }
}
