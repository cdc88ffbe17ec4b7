import type { TypeContext, ValueType } from './value-type.ts';

/** A variable that an expression binds. */
export interface BoundType {
  readonly type: ValueType;
}

/** What a condition says of a path: it starts at a context, at a variable or at the whole record. */
export interface TypeFact {
  readonly owner: TypeContext | BoundType;
  /** The names of the path as one text, '' for the start itself. */
  readonly path: string;
  readonly type: ValueType;
}

/** The variables that a node sees, and what is known where it stands. */
export class TypeScope {
  readonly #names = new Map<string, BoundType>();
  readonly #facts: readonly TypeFact[];
  readonly #outer: TypeScope | undefined;
  /** Variables bound here belong to the scope around: this one only knows more. */
  readonly #narrows: boolean;
  /** What stands here may be left out or done again, so that a variable bound here may have another value. */
  readonly #unsure: boolean;

  constructor(outer?: TypeScope, { facts, unsure = false }: { readonly facts?: readonly TypeFact[]; readonly unsure?: boolean } = {}) {
    this.#outer = outer;
    this.#facts = facts ?? [];
    this.#narrows = facts !== undefined;
    this.#unsure = unsure;
  }

  /** The same scope where more is known; `unsure` where not every evaluation comes here, or comes here once. */
  knowing(facts: readonly TypeFact[], unsure = true): TypeScope {
    return new TypeScope(this, { facts, unsure });
  }

  find(name: string): BoundType | undefined {
    return this.#names.get(name) ?? this.#outer?.find(name);
  }

  /** Binds a variable; `unsureType` is what it has where it is not sure that it is bound here. */
  bind(name: string, type: ValueType, unsureType: ValueType, unsure = false): void {
    if (this.#narrows && this.#outer !== undefined) this.#outer.bind(name, type, unsureType, unsure || this.#unsure);
    else this.#names.set(name, { type: unsure ? unsureType : type });
  }

  /** What conditions around say of a path. */
  fact(owner: TypeContext | BoundType, path: string): ValueType | undefined {
    return this.#facts.find((fact) => fact.owner === owner && fact.path === path)?.type ?? this.#outer?.fact(owner, path);
  }
}
