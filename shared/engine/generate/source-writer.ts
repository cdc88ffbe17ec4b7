/** A text as a literal of JavaScript. The one place where texts of an expression become code. */
export function textLiteral(value: string): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Statements of a program under way, its constants, and names for its values that nothing else has. */
export class SourceWriter {
  readonly constants: unknown[] = [];
  readonly #known = new Map<unknown, string>();
  readonly #members = new Map<string, string>();
  #names = 0;
  #body: string[] = [];
  readonly #prelude: string[] = [];
  /** What has been computed where the code stands, innermost block last. */
  readonly #computed: Map<string, string>[] = [new Map<string, string>()];

  /** A name of its own. */
  name(letter: string): string {
    this.#names += 1;
    return `${letter}${this.#names}`;
  }

  write(...statements: readonly string[]): void {
    this.#body.push(...statements);
  }

  /** Declares a variable with a value, and gives its name. */
  let(value?: string): string {
    const name = this.name('t');
    this.write(value === undefined ? `let ${name};` : `let ${name} = ${value};`);
    return name;
  }

  /** Statements in braces behind a head such as `if (…)`. */
  block(head: string, inner: () => void): void {
    this.write(`${head} {`);
    this.#within(inner);
    this.write('}');
  }

  /** A function of one parameter that reads the variables around it. */
  function(name: string, parameter: string, inner: () => void): void {
    this.block(`const ${name} = (${parameter}) =>`, inner);
    this.write(';');
  }

  /** A name for what is computed by the same code again where it is known already; `compute` gives the name of what it writes. */
  once(key: string, compute: () => string): string {
    for (const known of this.#computed) {
      const name = known.get(key);
      if (name !== undefined) return name;
    }
    const name = compute();
    this.#computed.at(-1)?.set(key, name);
    return name;
  }

  /** Nothing that is computed inside is known behind it. */
  #within(inner: () => void): void {
    this.#computed.push(new Map());
    inner();
    this.#computed.pop();
  }

  /** What is written meanwhile, apart from the rest. */
  aside(inner: () => void): string {
    const around = this.#body;
    this.#body = [];
    this.#within(inner);
    const written = this.#body.join('\n');
    this.#body = around;
    return written;
  }

  /** The name of a value that the program is given. */
  constant(value: unknown): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const name = `k${this.constants.length}`;
    this.constants.push(value);
    this.#known.set(value, name);
    return name;
  }

  /** The name of a function that is made once, by the key it is asked for. */
  shared(key: string, make: (name: string) => string): string {
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    const name = this.name('m');
    this.#members.set(key, name);
    this.#prelude.push(make(name));
    return name;
  }

  /** The whole program: a body of a function of `runtime` and `constants` that gives the function `run(input, globals)`. */
  program(runtimeNames: readonly string[], result: string): string {
    return [
      '"use strict";',
      `const { ${runtimeNames.join(', ')} } = runtime;`,
      ...this.constants.map((_, i) => `const k${i} = constants[${i}];`),
      ...this.#prelude,
      'return function run(input, globals) {',
      'let rough = false;',
      ...this.#body,
      `return ${result};`,
      '};',
    ].join('\n');
  }
}
