/** A regular expression as a tree. A test looks at one character. */
export type PatternNode =
  | { readonly kind: 'test'; readonly test: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' | 'word' | 'inside' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

/** `ecma` as JSON Schema writes it; `xsd` as XML Schema does: always over the whole text, `^` and `$` plain characters. */
export type PatternDialect = 'ecma' | 'xsd';

const deepest = 100;

/** The tree of a pattern; `undefined` where it is wrong, or needs what a linear matcher has not: look-around, back references. */
export function parsePattern(source: string, dialect: PatternDialect): PatternNode | undefined {
  const parser = new PatternParser([...source], dialect);
  return parser.parse();
}

class PatternParser {
  readonly #chars: readonly string[];
  readonly #dialect: PatternDialect;
  #at = 0;
  #depth = 0;
  #bad = false;

  constructor(chars: readonly string[], dialect: PatternDialect) {
    this.#chars = chars;
    this.#dialect = dialect;
  }

  parse(): PatternNode | undefined {
    const node = this.#choice();
    return this.#bad || this.#at < this.#chars.length ? undefined : node;
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')' && !this.#bad; next = this.#peek()) {
      const atom = this.#atom();
      parts.push(this.#repeats(atom));
    }
    return { kind: 'sequence', parts };
  }

  #repeats(atom: PatternNode): PatternNode {
    let part = atom;
    for (let range = this.#quantifier(); range !== undefined; range = this.#quantifier()) {
      if (part.kind === 'edge') this.#bad = true;
      part = { kind: 'repeat', part, min: range.min, max: range.max };
      // Lazy or greedy makes no difference to whether a text fits.
      if (this.#dialect === 'ecma' && this.#peek() === '?') this.#at += 1;
      if (this.#dialect === 'ecma') break;
    }
    return part;
  }

  #quantifier(): { readonly min: number; readonly max: number } | undefined {
    const next = this.#peek();
    if (next === '*' || next === '+' || next === '?') {
      this.#at += 1;
      return { min: next === '+' ? 1 : 0, max: next === '?' ? 1 : Infinity };
    }
    if (next !== '{') return undefined;
    const match = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(this.#chars.slice(this.#at, this.#at + 16).join(''));
    if (match === null) return undefined;
    this.#at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === '' || match[3] === undefined ? Infinity : Number(match[3]);
    if (max < min) this.#bad = true;
    return { min, max };
  }

  #atom(): PatternNode {
    const char = this.#take();
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    if (char === '.')
      return { kind: 'test', test: (c) => c !== '\n' && c !== '\r' && (this.#dialect === 'xsd' || (c !== '\u2028' && c !== '\u2029')) };
    if (this.#dialect === 'ecma' && char === '^') return { kind: 'edge', at: 'start' };
    if (this.#dialect === 'ecma' && char === '$') return { kind: 'edge', at: 'end' };
    if (char === '*' || char === '+' || char === '?') return this.#fail();
    return literal(char ?? '');
  }

  #group(): PatternNode {
    if (this.#peek() === '?') {
      const rest = this.#chars.slice(this.#at, this.#at + 66).join('');
      const opening = /^\?(?::|<[A-Za-z_$][\w$]{0,60}>)/.exec(rest);
      if (opening === null) return this.#fail();
      this.#at += opening[0].length;
    }
    this.#depth += 1;
    if (this.#depth > deepest) return this.#fail();
    const inner = this.#choice();
    this.#depth -= 1;
    return this.#take() === ')' ? inner : this.#fail();
  }

  #class(): PatternNode {
    let text = '[';
    for (let next = this.#take(); ; next = this.#take()) {
      if (next === undefined) return this.#fail();
      if (next === '\\') text += this.#dialect === 'xsd' ? xsdInClass(this.#take() ?? '') : `\\${this.#take() ?? ''}`;
      else if (next === '[') {
        // A class taken out of a class (XML Schema) has no counterpart here.
        if (this.#dialect === 'xsd') return this.#fail();
        text += '\\[';
      } else if (next === '^' && this.#dialect === 'xsd' && text !== '[') text += '\\^';
      else text += next;
      if (next === ']') return this.#native(text);
    }
  }

  #escape(): PatternNode {
    const char = this.#take();
    if (char === undefined || /[1-9k]/.test(char)) return this.#fail();
    if (this.#dialect === 'ecma' && (char === 'b' || char === 'B')) return { kind: 'edge', at: char === 'b' ? 'word' : 'inside' };
    if (this.#dialect === 'xsd' && /[icIC]/.test(char)) return this.#native(xsdName(char));
    if (char === 'p' || char === 'P') return this.#native(`\\${char}${this.#through('}')}`);
    if (char === 'u' && this.#peek() === '{') return this.#native(`\\u${this.#through('}')}`);
    if (char === 'u' || char === 'x') {
      const length = char === 'u' ? 4 : 2;
      const digits = this.#chars.slice(this.#at, this.#at + length).join('');
      this.#at += length;
      return this.#native(`\\${char}${digits}`);
    }
    if (char === 'c') return this.#native(`\\c${this.#take() ?? ''}`);
    if (/[dDwWsSnrtfv0]/.test(char)) return this.#native(`\\${char}`);
    return /[A-Za-z]/.test(char) ? this.#fail() : literal(char);
  }

  #through(end: string): string {
    let text = '';
    for (let next = this.#take(); next !== undefined && text.length < 60; next = this.#take()) {
      text += next;
      if (next === end) return text;
    }
    this.#bad = true;
    return text;
  }

  /** One character's class, left to the platform's own expressions: one character cannot make them slow. */
  #native(text: string): PatternNode {
    const expression = compile(`^(?:${text})$`, 'u') ?? (/\\[pPu]/.test(text) ? undefined : compile(`^(?:${text})$`, ''));
    if (expression === undefined) return this.#fail();
    const known = new Map<string, boolean>();
    const test = (character: string): boolean => {
      const before = known.get(character);
      if (before !== undefined) return before;
      const fits = expression.test(character);
      if (known.size < 1000) known.set(character, fits);
      return fits;
    };
    return { kind: 'test', test };
  }

  #peek(): string | undefined {
    return this.#chars[this.#at];
  }

  #take(): string | undefined {
    const char = this.#chars[this.#at];
    this.#at += 1;
    return char;
  }

  #fail(): PatternNode {
    this.#bad = true;
    this.#at = this.#chars.length;
    return { kind: 'sequence', parts: [] };
  }
}

function literal(char: string): PatternNode {
  return { kind: 'test', test: (other) => other === char };
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Characters that names may start with (`i`) or hold (`c`), and all others. */
function xsdName(char: string): string {
  const inside = char === 'i' || char === 'I' ? '\\p{L}_:' : '\\p{L}\\p{N}\\p{M}\\-._:';
  return char === 'i' || char === 'c' ? `[${inside}]` : `[^${inside}]`;
}

function xsdInClass(char: string): string {
  if (char === 'i') return '\\p{L}_:';
  if (char === 'c') return '\\p{L}\\p{N}\\p{M}\\-._:';
  return /[A-Za-z\\\][^\-.*+?{}()|/$]/.test(char) ? `\\${char}` : char;
}
