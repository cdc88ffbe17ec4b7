import type { FunctionEntry } from '#shared/syntax/functions.ts';
import { findFunction, signatureText } from '#shared/syntax/functions.ts';
import { parseTolerant } from '#shared/syntax/parse.ts';
import type { SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';
import { nodesAt } from '#shared/syntax/walk.ts';

/** The call that an offset is inside of, for help while its arguments are typed. */
export interface SignatureHelp {
  readonly entry: FunctionEntry;
  /** `$lookup(object, key) → value` */
  readonly label: string;
  /** Number of the parameter at the offset, from 0; of a function that repeats its last one at most that. */
  readonly active: number;
}

/** The innermost built-in function whose brackets hold the offset. */
export function signatureAt(text: string, offset: number): SignatureHelp | undefined {
  const { tree } = parseTolerant(text);
  const nodes = nodesAt(tree.root, offset);
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (node?.type === 'lambda' || node === undefined) return undefined;
    if (node.type !== 'call' || node.callee.type !== 'variable' || offset < node.at || (offset === node.end && text[node.end - 1] === ')'))
      continue;
    const entry = findFunction(node.callee.name);
    if (entry === undefined) return undefined;
    const given = isApplied(nodes[i - 1], node) ? 1 : 0;
    const active = Math.min(given + commasBefore(tree, node.at, offset), Math.max(0, entry.parameters.length - 1));
    return { entry, label: signatureText(entry), active };
  }
  return undefined;
}

/** Whether `~>` hands the call its first argument. */
function isApplied(parent: SyntaxNode | undefined, call: SyntaxNode): boolean {
  return parent?.type === 'binary' && parent.operator === '~>' && parent.right === call;
}

function commasBefore(tree: SyntaxTree, from: number, offset: number): number {
  let depth = 0;
  let commas = 0;
  for (const token of tree.tokens) {
    if (token.start < from || token.end > offset || token.kind !== 'operator') continue;
    if (token.value === '(' || token.value === '[' || token.value === '{') depth += 1;
    else if (token.value === ')' || token.value === ']' || token.value === '}') depth -= 1;
    else if (token.value === ',' && depth === 0) commas += 1;
  }
  return commas;
}
