import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { testTitle } from '#shared/syntax/words.ts';
import type { CaseChain } from './case-chain.ts';
import type { NodeShape } from './node-shape.ts';
import { armText, switchSubject } from './node-words.ts';

/** One case is an If, several are a Switch. `named` gives the value of a variable, for words. */
export function conditionShape({ cases, otherwise }: CaseChain, named: (arm: SyntaxNode) => SyntaxNode): NodeShape {
  const [first] = cases;
  if (first === undefined || cases.length > 1) {
    const subject = switchSubject(cases.map((item) => item.test));
    const text = `${cases.length} cases${subject === undefined ? '' : ` on ${subject}`}`;
    return { kind: 'switch', icon: 'list-tree', title: 'Switch', text };
  }
  const text = `${armText(named(first.then))} : ${armText(otherwise === undefined ? undefined : named(otherwise))}`;
  return { kind: 'condition', icon: 'split', title: `If ${testTitle(first.test)}`, text };
}
