import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import type { Emitter, Environment } from './environment.ts';
import { type Code, isPlainInside, isTame, list, may, nothing } from './kinds.ts';

/** `[…]`: its values one behind the other; a list among them gives its items, unless it is itself written as `[…]`. */
export function emitArray(node: Extract<ResolvedNode, { type: 'unary'; value: '[' }>, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const constructs = node.consarray === true;
  const leaves = env.leaves && !constructs;
  const parts = node.expressions.map((part) => {
    const value = emitter.emit(part, { ...env, leaves });
    const whole = part.type === 'unary' && part.value === '[';
    // The items of a list go over one by one: its own marks stay behind.
    return { value: leaves && (whole || !isPlainInside(value)) ? emitter.leaving(value) : value, whole };
  });
  const plain = !constructs && parts.every(({ value, whole }) => (whole ? value.plain : isPlainInside(value)));
  const tame = !constructs && parts.every(({ value, whole }) => (whole ? value.plain : isTame(value)));
  if (!constructs && parts.every(({ value, whole }) => !may(value, nothing) && (whole || !may(value, list))))
    return { code: out.let(`[${parts.map(({ value }) => value.code).join(', ')}]`), kinds: list, plain, tame };
  const made = out.let(constructs ? 'newConstructed()' : '[]');
  for (const { value, whole } of parts) {
    if (!whole && may(value, list)) out.write(`spread(${made}, ${value.code});`);
    else out.write(may(value, nothing) ? `if (${value.code} !== undefined) ${made}.push(${value.code});` : `${made}.push(${value.code});`);
  }
  return { code: made, kinds: list, plain, tame };
}
