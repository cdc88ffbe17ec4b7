import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { findFunction } from '#shared/syntax/functions.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { BindNode, SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';
import { childNodes, walk } from '#shared/syntax/walk.ts';
import { readNote, setNote } from './node-note.ts';
import { findNode, noNode, nodesAround, putText } from './put-text.ts';

const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * Gives the value of a node a name: it moves to a variable at the start of the part of the expression that is evaluated
 * together with it (`price * 2 & "x"` becomes `($net := price * 2; $net & "x")`), and the variable stands in its place.
 * A node that has a name is renamed. Fails where the name is taken or cannot be one.
 */
export function nameNode(text: string, span: Span, name: string): Result<string> {
  const read = parse(text);
  const note = read.ok ? readNote(read.value, span) : undefined;
  const bare = note === undefined || text.charAt(span.start) === '(' ? undefined : setNote(text, span, '');
  if (note === undefined || bare === undefined || !bare.ok) return named(text, span, name, '');
  // Its note goes with it.
  const gone = text.length - bare.value.length;
  return named(bare.value, { start: span.start - gone, end: span.end - gone }, name, `/* ${note} */ `);
}

function named(text: string, span: Span, name: string, note: string): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  const node = findNode(tree.value, span);
  if (node === undefined) return fail(noNode(span));
  const taken = checkName(tree.value, name);
  if (taken !== undefined) return taken;
  const around = nodesAround(tree.value, node);
  const holder = around.at(-1);
  if (holder?.type === 'bind' && holder.value === node) return renameVariable(tree.value, holder, name);
  const value = note + text.slice(span.start, span.end);
  const home = homeOf(around, node);
  const block = home.type === 'block' && home !== node ? home : undefined;
  if (block !== undefined) {
    const statement = block.expressions.find((one) => one.start <= span.start && span.end <= one.end);
    if (statement === undefined) return fail(noNode(span));
    // Behind the comments that stand before it: they speak of the statement.
    const inside = text.slice(statement.start, span.start) + `$${name}` + text.slice(span.end, statement.end);
    const gap = /\n([ \t]*)$/.exec(text.slice(0, statement.start));
    const between = gap === null ? ' ' : `\n${gap[1] ?? ''}`;
    return checked(`${text.slice(0, statement.start)}$${name} := ${value};${between}${inside}${text.slice(statement.end)}`);
  }
  const inside = text.slice(home.start, span.start) + `$${name}` + text.slice(span.end, home.end);
  const put = putText(tree.value, home, `($${name} := ${value}; ${inside})`);
  return put.ok ? ok(put.value.text) : put;
}

/** Takes a name away again: its value stands wherever the name stood. */
export function inlineName(text: string, name: string): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  const binds = bindingsOf(tree.value, name);
  const [bind] = binds;
  const block = bind === undefined ? undefined : nodesAround(tree.value, bind).at(-1);
  if (bind === undefined || block?.type !== 'block' || binds.length > 1)
    return fail(problem('graph/no-name', `$${name} is not the name of one node of this expression.`, { token: name }));
  // With the note that stands before it.
  const value = text.slice(bind.at, bind.value.end).trim();
  if (usesOf(bind.value, name).length > 0)
    return fail(problem('graph/own-name', `$${name} stands in its own value and cannot be taken away.`, { token: name }));
  const uses = usesOf(block, name).filter((one) => one !== bind.variable);
  let made = text;
  // From behind, so that the places before stay right; each putting makes its own brackets where they are needed.
  for (const use of uses.toReversed()) {
    const read = parse(made);
    if (!read.ok) return read;
    const put = putText(read.value, use, value);
    if (!put.ok) return put;
    made = put.value.text;
  }
  const next = block.expressions[block.expressions.indexOf(bind) + 1];
  // What was put in stands behind the binding, so it is still where it was.
  made =
    made.slice(0, bind.start) +
    (next === undefined ? '' : commentsOf(tree.value, bind.end, next.start)) +
    made.slice(next?.start ?? bind.end);
  return withoutBrackets(made, block.start);
}

/** Parentheses that hold one expression and say nothing go. */
function withoutBrackets(text: string, start: number): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  let found: SyntaxNode | undefined;
  walk(tree.value.root, (node) => {
    if (found === undefined && node.type === 'block' && node.start === start && node.expressions.length === 1) found = node;
  });
  if (found === undefined) return ok(text);
  const inside = text.slice(found.start + 1, found.end - 1).trim();
  const put = putText(tree.value, found, inside.endsWith(';') ? inside.slice(0, -1).trim() : inside);
  return put.ok ? ok(put.value.text) : ok(text);
}

function commentsOf(tree: SyntaxTree, start: number, end: number): string {
  return tree.comments
    .filter((comment) => comment.start >= start && comment.end <= end)
    .map((comment) => `${tree.text.slice(comment.start, comment.end)} `)
    .join('');
}

function checkName(tree: SyntaxTree, name: string): Result<never> | undefined {
  if (!plainName.test(name))
    return fail(
      problem('graph/bad-name', `"${name}" cannot be a name: letters, digits and _ can, and a letter comes first.`, { token: name }),
    );
  if (findFunction(name) !== undefined)
    return fail(problem('graph/taken-name', `$${name} is a function of the language.`, { token: name }));
  let used = false;
  walk(tree.root, (node) => (used ||= node.type === 'variable' && node.name === name));
  return used
    ? fail(problem('graph/taken-name', `$${name} is in use in this expression.`, { token: name, next: 'Choose another name.' }))
    : undefined;
}

function renameVariable(tree: SyntaxTree, bind: BindNode, name: string): Result<string> {
  const old = bind.variable.name;
  if (bindingsOf(tree, old).length > 1 || parameterOf(tree, old))
    return fail(problem('graph/several-names', `$${old} is bound more than once: rename it in the text.`, { token: old }));
  const uses = usesOf(tree.root, old);
  return checked(uses.reduceRight((made, use) => `${made.slice(0, use.start)}$${name}${made.slice(use.end)}`, tree.text));
}

function bindingsOf(tree: SyntaxTree, name: string): readonly BindNode[] {
  const found: BindNode[] = [];
  walk(tree.root, (node) => {
    if (node.type === 'bind' && node.variable.name === name) found.push(node);
  });
  return found;
}

function parameterOf(tree: SyntaxTree, name: string): boolean {
  let found = false;
  walk(tree.root, (node) => {
    if (node.type === 'lambda') found ||= node.params.some((param) => param.name === name);
    else if (node.type === 'focus' || node.type === 'index') found ||= node.variable.name === name;
  });
  return found;
}

function usesOf(root: SyntaxNode, name: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  walk(root, (node) => {
    if (node.type === 'variable' && node.name === name) found.push(node);
  });
  return found.toSorted((a, b) => a.start - b.start);
}

/**
 * The part that is evaluated together with a node: an arm of a condition, the second side of `??`, a function's body, what
 * a path does for each item, or all of the expression. Before that part its value would be computed where it is not wanted,
 * or from another context.
 */
function homeOf(around: readonly SyntaxNode[], node: SyntaxNode): SyntaxNode {
  let home = around[0] ?? node;
  const chain = [...around, node];
  for (const [i, part] of chain.entries()) {
    const inner = chain[i + 1];
    if (inner === undefined) break;
    if (part.type === 'block' && part.expressions.length > 0) home = part;
    else if (isApart(part, inner)) home = inner;
  }
  return home;
}

/** Whether a part is evaluated later, not always, or elsewhere than the node that holds it. */
function isApart(holder: SyntaxNode, part: SyntaxNode): boolean {
  switch (holder.type) {
    case 'condition':
      return part !== holder.test;
    case 'default':
      return part === holder.right;
    case 'binary':
      return (holder.operator === 'and' || holder.operator === 'or') && part === holder.right;
    case 'step':
      return part === holder.right;
    case 'filter':
    case 'sort':
    case 'group':
      return part !== holder.left;
    case 'lambda':
    case 'object':
      return true;
    case 'transform':
      return childNodes(holder).includes(part);
    default:
      return false;
  }
}

function checked(text: string): Result<string> {
  const read = parse(text);
  return read.ok ? ok(text) : read;
}
