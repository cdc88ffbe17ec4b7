import { quoteName } from '#shared/base/field-path.ts';
import { slipsBetween } from './change-cost.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { BinaryNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';

/** Another way that a text may have been meant. */
export interface TextFault {
  readonly span: Span;
  readonly text: string;
  readonly cost: number;
  /** What is said to stand there, and what should. */
  readonly is: string;
  readonly would: string;
}

const operators: readonly (readonly string[])[] = [
  ['+', '-', '*', '/', '%'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['and', 'or'],
  ['?:', '??'],
];

const functions: readonly (readonly string[])[] = [
  ['sum', 'count', 'max', 'min', 'average'],
  ['uppercase', 'lowercase', 'trim'],
  ['floor', 'ceil', 'round'],
  ['substringBefore', 'substringAfter'],
  ['keys', 'values'],
  ['exists', 'boolean', 'not'],
];

export const costs = { operator: 2.5, branch: 3, order: 5.5, joinName: 4, filter: 4.5, unequalJoin: 5.8, call: 4.5, field: 8.5 } as const;

const mostNames = 14;

/** Other ways in which a text may have been meant, one change each. `namesAt` are the fields beside the one that a name reads. */
export function textFaults(
  text: string,
  root: SyntaxNode,
  namesAt: (node: SyntaxNode) => readonly string[],
  inJoin = false,
): readonly TextFault[] {
  const found: TextFault[] = [];
  const put = (span: Span, by: string, cost: number, is = text.slice(span.start, span.end), would = by): void => {
    found.push({
      span: { start: span.start, end: span.end },
      text: text.slice(0, span.start) + by + text.slice(span.end),
      cost,
      is,
      would,
    });
  };
  const part = (node: Span): string => text.slice(node.start, node.end);
  const tests = joinSpans(root);
  walk(root, (node) => {
    switch (node.type) {
      case 'binary':
      case 'default': {
        const at = operatorSpan(node);
        const group = operators.find((one) => one.includes(node.operator)) ?? [];
        const cost = isEquiJoin(node) ? costs.unequalJoin : costs.operator;
        for (const other of group) if (other !== node.operator) put(at, other, cost);
        break;
      }
      case 'condition':
        if (node.otherwise === undefined) put(node.test, `$not(${part(node.test)})`, costs.branch);
        else {
          const middle = text.slice(node.then.end, node.otherwise.start);
          const swapped = part(node.otherwise) + middle + part(node.then);
          put({ start: node.then.start, end: node.otherwise.end }, swapped, costs.branch, part(node.then), part(node.otherwise));
        }
        break;
      case 'filter':
        if (node.predicate.type !== 'number') {
          put(node.predicate, `$not(${part(node.predicate)})`, isEquiJoin(node.predicate) ? costs.unequalJoin : costs.filter);
          put(
            { start: node.left.end, end: node.end },
            '',
            isEquiJoin(node.predicate) ? costs.unequalJoin : costs.filter,
            part(node.predicate),
            'no filter',
          );
        }
        break;
      case 'call': {
        const { callee } = node;
        if (callee.type !== 'variable') break;
        const group = functions.find((one) => one.includes(callee.name)) ?? [];
        for (const other of group) if (other !== callee.name) put(callee, `$${other}`, costs.call);
        break;
      }
      case 'sort':
        for (const term of node.terms) {
          const sign = text.slice(term.start, term.expression.start);
          const turned = term.descending ? sign.replace('>', '<') : `>${sign.replace('<', '')}`;
          put(
            { start: term.start, end: term.expression.start },
            turned,
            costs.order,
            term.descending ? 'descending' : 'ascending',
            term.descending ? 'ascending' : 'descending',
          );
        }
        break;
      case 'negate':
        put({ start: node.start, end: node.operand.start }, '', costs.operator, '-', '+');
        break;
      case 'name': {
        const inTest = inJoin || tests.some((test) => test.start <= node.start && node.end <= test.end);
        const others = [...new Set(namesAt(node))]
          .filter((name) => name !== node.name)
          .sort((a, b) => slipsBetween(a, node.name) - slipsBetween(b, node.name))
          .slice(0, mostNames);
        for (const name of others) put(node, quoteName(name), inTest ? costs.joinName : costs.field);
        break;
      }
      default:
        break;
    }
  });
  return found;
}

/** Two fields held equal: what joins records by, and hardly ever by being different. */
function isEquiJoin(node: SyntaxNode): boolean {
  return node.type === 'binary' && node.operator === '=' && isRead(node.left) && isRead(node.right);
}

function isRead(node: SyntaxNode): boolean {
  return node.type === 'name' || node.type === 'step' || (node.type === 'variable' && node.name !== '');
}

/** Where fields are compared or sorted by: predicates and tests. */
function joinSpans(root: SyntaxNode): readonly Span[] {
  const spans: Span[] = [];
  walk(root, (node) => {
    if (node.type === 'filter') spans.push(node.predicate);
    if (node.type === 'sort') spans.push(...node.terms);
    if (node.type === 'condition') spans.push(node.test);
    if (node.type === 'group') spans.push(...node.pairs.map((pair) => pair.key));
    if (node.type === 'call' && node.callee.type === 'variable' && node.callee.name === 'lookup' && node.args[1] !== undefined)
      spans.push(node.args[1]);
    if (node.type === 'binary' && node.operator === '=') spans.push(node);
  });
  return spans;
}

/** Where the operator stands: a node's `at` is the offset behind it. */
export function operatorSpan(node: BinaryNode | Extract<SyntaxNode, { type: 'default' }>): Span {
  return { start: node.at - node.operator.length, end: node.at };
}

/** A constant of a text. */
export interface Constant {
  readonly node: Extract<SyntaxNode, { type: 'string' | 'number' | 'constant' }>;
  /** The node that it is compared with. */
  readonly against?: SyntaxNode;
}

/** The constants of a text, but for the keys of objects. */
export function constantsOf(root: SyntaxNode): readonly Constant[] {
  const found: Constant[] = [];
  const keys = new Set<SyntaxNode>();
  walk(root, (node, parent) => {
    if (node.type === 'object' || node.type === 'group') for (const pair of node.pairs) keys.add(pair.key);
    if ((node.type !== 'string' && node.type !== 'number' && node.type !== 'constant') || keys.has(node)) return;
    const against = parent?.type === 'binary' ? (parent.left === node ? parent.right : parent.left) : undefined;
    found.push({ node, ...(against === undefined ? {} : { against }) });
  });
  return found;
}
