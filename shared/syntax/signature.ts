/** One parameter of a signature such as `<s-nn?:s>`. */
export interface SignatureParameter {
  /** Letters of the types it takes: s n b l o a f, j for any data, x for anything. */
  readonly types: string;
  /** Type of the items of an array, or the signature of a function, as written between < >. */
  readonly subtype?: string;
  readonly optional: boolean;
  /** The context stands in when the argument is left out. */
  readonly context: boolean;
  /** Takes one argument or more. */
  readonly repeats: boolean;
}

export interface SignatureReading {
  readonly parameters: readonly SignatureParameter[];
  readonly result: string;
}

export interface SignatureFault {
  readonly code: 'S0401' | 'S0402' | 'expression/bad-signature';
  /** Offset from the opening bracket. */
  readonly offset: number;
}

/** Reads a signature with its angle brackets; characters that mean nothing are passed over, as the language does. */
export function readSignature(signature: string): SignatureReading | SignatureFault {
  const parameters: { types: string; subtype?: string; optional: boolean; context: boolean; repeats: boolean; marks: string }[] = [];
  let at = 1;
  for (; at < signature.length && signature[at] !== ':'; at += 1) {
    const symbol = signature.charAt(at);
    const last = parameters.at(-1);
    if ('snbloafjx'.includes(symbol)) {
      parameters.push({ types: symbol, optional: false, context: false, repeats: false, marks: '' });
    } else if (symbol === '-' || symbol === '?' || symbol === '+') {
      if (last === undefined) continue;
      last.marks += symbol === '-' ? '?' : symbol;
      if (symbol === '+') last.repeats = true;
      else if (symbol === '?') last.optional = true;
      else last.context = true;
    } else if (symbol === '(') {
      const close = closing(signature, at, '(', ')');
      const types = signature.slice(at + 1, close);
      if (types.includes('<')) return { code: 'S0402', offset: at };
      parameters.push({ types, optional: false, context: false, repeats: false, marks: '' });
      at = close;
    } else if (symbol === '<') {
      if (last === undefined || (last.types !== 'a' && last.types !== 'f')) return { code: 'S0401', offset: at };
      const close = closing(signature, at, '<', '>');
      last.subtype = signature.slice(at + 1, close);
      at = close;
    }
  }
  try {
    for (const { types, marks } of parameters) new RegExp(`[${types}m]${marks}`);
  } catch {
    return { code: 'expression/bad-signature', offset: 0 };
  }
  const result = signature[at] === ':' ? signature.slice(at + 1).replace(/>$/, '') : '';
  return { parameters: parameters.map(({ marks: _, ...parameter }) => parameter), result };
}

function closing(text: string, open: number, opener: string, closer: string): number {
  let depth = 1;
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === closer) depth -= 1;
    else if (text[at] === opener) depth += 1;
    if (depth === 0) return at;
  }
  return text.length;
}
