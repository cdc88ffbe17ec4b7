import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail } from '#shared/base/result.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import { changeForm } from './change-form.ts';
import { readForm } from './node-form.ts';
import { findNode, noNode, nodesAround } from './put-text.ts';

/**
 * Puts a copy of a node beside it, where what holds it takes any number: another operand, item, entry or case. A node lives
 * in the text of its rule, so elsewhere there is no place for a second one and it fails with `graph/no-room`.
 */
export function duplicateNode(text: string, span: Span): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  const node = findNode(tree.value, span);
  if (node === undefined) return fail(noNode(span));
  for (const holder of nodesAround(tree.value, node).toReversed()) {
    const form = readForm(tree.value, holder);
    const slot = form?.slots.findIndex((one) => one.start === span.start && one.end === span.end) ?? -1;
    if (form === undefined || slot < 0) continue;
    const { list } = form;
    if (list === undefined || slot < list.from || slot >= list.to) break;
    const entry = Math.floor((slot - list.from) / list.size);
    const texts = form.slots.slice(list.from + entry * list.size, list.from + (entry + 1) * list.size).map((one) => one.text);
    const keyed = form.kind === 'object' || form.kind === 'group';
    return changeForm(text, form, { type: 'insert', entry: entry + 1, texts: keyed ? texts.with(0, copiedKey(texts[0] ?? '')) : texts });
  }
  return fail(
    problem('graph/no-room', 'What this node feeds takes one value here, so there is no place for a second.', {
      severity: 'info',
      next: 'Copy it with Ctrl C and paste it on a field or another node.',
    }),
  );
}

/** Names of an object are there once. */
function copiedKey(key: string): string {
  return key.endsWith('"') ? `${key.slice(0, -1)} copy"` : `(${key}) & " copy"`;
}
