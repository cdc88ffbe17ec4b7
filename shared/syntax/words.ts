import { literalText } from './literal.ts';
import { simplePath } from './simple-path.ts';
import type { CallNode, SyntaxNode } from './tree.ts';
import { withoutParentheses } from './walk.ts';

/** A node in few words for a label: names without their path, calls by their function, texts as written. Not JSONata. */
export function shortText(node: SyntaxNode): string {
  const inner = withoutParentheses(node);
  const path = simplePath(inner);
  if (path !== undefined) {
    const last = path.names.at(-1);
    if (last !== undefined) return last;
    return path.root === 'context' ? 'value' : path.root === 'root' ? 'record' : path.root.variable;
  }
  switch (inner.type) {
    case 'string':
    case 'number':
    case 'constant':
      return literalText(inner.value);
    case 'negate':
      return `-${shortText(inner.operand)}`;
    case 'binary':
      if (inner.operator === '~>')
        return `${inner.right.type === 'call' ? functionName(inner.right) : shortText(inner.right)}(${shortText(inner.left)})`;
      return `${shortText(inner.left)} ${inner.operator} ${shortText(inner.right)}`;
    case 'default':
      return `${shortText(inner.left)} ${inner.operator} ${shortText(inner.right)}`;
    case 'step':
      return inner.right.type === 'call' && inner.right.args.length === 0
        ? `${functionName(inner.right)}(${shortText(inner.left)})`
        : shortText(inner.right);
    case 'filter':
    case 'keep-array':
    case 'sort':
    case 'focus':
    case 'index':
    case 'group':
      return shortText(inner.left);
    case 'call':
      return callText(inner);
    case 'condition':
      return 'condition';
    case 'bind':
      return shortText(inner.value);
    case 'block': {
      const last = inner.expressions.at(-1);
      return last === undefined ? 'nothing' : shortText(last);
    }
    case 'regex':
      return `/${inner.pattern}/${inner.flags}`;
    case 'array':
      return inner.items.length === 0 ? '[]' : '[…]';
    case 'object':
      return '{…}';
    case 'lambda':
      return 'function';
    case 'transform':
      return 'transform';
    case 'wildcard':
      return '*';
    case 'descendant':
      return '**';
    case 'parent':
      return '%';
    default:
      return '…';
  }
}

/** Conversions say little: the value inside stands for them. */
function callText(call: CallNode): string {
  const name = functionName(call);
  const [first, second] = call.args;
  if (first === undefined) return `${name}()`;
  if (name === 'string' || name === 'number' || name === 'boolean') return shortText(first);
  if (name === 'lookup' && second !== undefined) return `${shortText(first)}[${shortText(second)}]`;
  return `${name}(${shortText(first)})`;
}

/** Name of the function called, without `$`; `function` when it is computed. */
export function functionName(call: CallNode): string {
  return call.callee.type === 'variable' ? call.callee.name : 'function';
}

const opposites: Readonly<Record<string, string>> = { '=': '≠', '!=': '=', '<': '≥', '>=': '<', '>': '≤', '<=': '>' };

/** What a condition says when it holds (`taxable is false`), or when it does not. */
export function testSentence(node: SyntaxNode, holds: boolean): string {
  const test = withoutParentheses(node);
  if (test.type === 'call' && test.callee.type === 'variable') {
    const [first] = test.args;
    if (test.callee.name === 'not' && first !== undefined) return testSentence(first, !holds);
    if (test.callee.name === 'boolean' && first !== undefined) return testSentence(first, holds);
    if (test.callee.name === 'exists' && first !== undefined) return `${shortText(first)} ${holds ? 'exists' : 'is missing'}`;
    if (test.callee.name === 'contains' && test.args[1] !== undefined && first !== undefined) {
      return `${shortText(first)} ${holds ? 'contains' : 'does not contain'} ${shortText(test.args[1])}`;
    }
  }
  if (simplePath(test) !== undefined) return `${shortText(test)} is ${holds ? 'true' : 'false'}`;
  if (test.type === 'binary') {
    const { operator } = test;
    const left = shortText(test.left);
    const right = shortText(test.right);
    if (operator === '=' || operator === '!=') return `${left} is ${(operator === '=') === holds ? '' : 'not '}${right}`;
    if (operator === 'in') return `${left} is ${holds ? '' : 'not '}in ${right}`;
    const opposite = opposites[operator];
    if (opposite !== undefined) return `${left} ${holds ? operator : opposite} ${right}`;
  }
  return holds ? shortText(test) : `not (${shortText(test)})`;
}

/** A condition as a title has it behind "If": `paid` for `status = "paid"`, `not taxable` for `$not(taxable)`. */
export function testTitle(node: SyntaxNode): string {
  const test = withoutParentheses(node);
  if (test.type === 'binary' && test.operator === '=' && test.right.type === 'string' && /^[\p{L}][\p{L}\d _-]*$/u.test(test.right.value))
    return test.right.value;
  if (test.type === 'binary' && test.operator === '!=' && test.right.type === 'string' && /^[\p{L}][\p{L}\d _-]*$/u.test(test.right.value))
    return `not ${test.right.value}`;
  if (test.type === 'call' && test.callee.type === 'variable' && test.callee.name === 'not' && test.args[0] !== undefined)
    return `not ${testTitle(test.args[0])}`;
  if (simplePath(test) !== undefined) return shortText(test);
  return testSentence(test, true);
}
