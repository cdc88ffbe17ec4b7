import jsonata from 'jsonata';
import { isRecord } from './suite.ts';

/** What the reference says of an expression: its tree in plain data, or its error. */
export function readReference(
  expr: string,
): { readonly tree: unknown } | { readonly code: unknown; readonly position: unknown; readonly token: unknown } {
  try {
    return { tree: plain(jsonata(expr).ast()) };
  } catch (error) {
    if (!isRecord(error)) throw error;
    return { code: error.code, position: error.position, token: tokenText(error.token) };
  }
}

/**
 * Our resolved tree or the reference's as plain data that can be compared whole: our back references dropped, absent
 * marks dropped, regular expressions and signatures as text. The reference loses regular expressions where it copies a
 * subtree (`?:`, `??`), so there both sides say only that one stands there.
 */
export function plain(node: unknown, copied = false): unknown {
  if (Array.isArray(node)) return node.map((item) => plain(item, copied));
  if (!isRecord(node)) return node;
  if (node.type === 'regex')
    return { type: 'regex', position: node.position, pattern: copied ? 'lost' : pattern(node), ...rest(node, copied) };
  const made: Record<string, unknown> = {};
  const copiesCondition = node.type === 'condition' && isRecord(node.source) && node.source.type === 'default';
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined || key === 'source' || key === 'whole') continue;
    if (key === 'signature') made[key] = signatureText(value);
    else if (key === 'tuple' || key === 'keepArray' || key === 'consarray' || key === 'keepSingletonArray') {
      if (value === true) made[key] = true;
    } else made[key] = plain(value, copied || (key === 'condition' && copiesCondition));
  }
  return made;
}

function rest(node: Readonly<Record<string, unknown>>, copied: boolean): Record<string, unknown> {
  const { type: _type, value: _value, flags: _flags, position: _position, source: _source, whole: _whole, ...marks } = node;
  const made = plain(marks, copied);
  return isRecord(made) ? made : {};
}

function pattern(node: Readonly<Record<string, unknown>>): string {
  const { value, flags } = node;
  if (value instanceof RegExp) return String(value);
  return typeof value === 'string' ? String(new RegExp(value, `${String(flags)}g`)) : 'lost';
}

function signatureText(value: unknown): unknown {
  return isRecord(value) ? value.definition : value;
}

function tokenText(token: unknown): unknown {
  return typeof token === 'number' || typeof token === 'boolean' || token === null || token instanceof RegExp ? String(token) : token;
}
