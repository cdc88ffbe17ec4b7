import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { findField } from '#shared/schema/find-field.ts';
import type { Schema } from '#shared/schema/field.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { BindNode, ObjectNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import type { Loop, Rule } from './mapping.ts';
import { isAsArray, isWhenAny, readLoop } from './decompose-loop.ts';
import { readsInput } from './reads-input.ts';

/** Rules and loops without ids, as they come out of an expression. */
export interface ReadMapping {
  readonly keep?: string;
  readonly rules: readonly Pick<Rule, 'target' | 'expression' | 'default'>[];
  readonly loops: readonly Omit<Loop, 'id' | 'mapping'>[];
}

/**
 * Reads any JSONata expression as a mapping: object constructors become rules, arrays built item by item become
 * loops, the rest stays text in the rule where it stands. What cannot be taken apart is one rule for the whole output.
 * `target` says which fields are arrays anyway, so that the rules need not make them.
 */
export function readMapping(text: string, target?: Schema): Result<ReadMapping, Problem> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  return ok(new Reader(text, target).read(parsed.value.root));
}

class Reader {
  readonly #text: string;
  readonly #target: Schema | undefined;
  readonly #rules: Pick<Rule, 'target' | 'expression' | 'default'>[] = [];
  readonly #loops: Omit<Loop, 'id' | 'mapping'>[] = [];
  #binds: readonly BindNode[] = [];
  readonly #some = new Set<string>();
  readonly #list = new Set<string>();

  constructor(text: string, target: Schema | undefined) {
    this.#text = text;
    this.#target = target;
  }

  read(root: SyntaxNode): ReadMapping {
    const { body, binds } = openBlock(root);
    this.#binds = binds;
    for (const bind of binds) this.#noteHelper(bind);
    const core = withoutParentheses(body);
    const keep = core.type === 'condition' && core.otherwise === undefined ? core : undefined;
    const output = withoutParentheses(keep?.then ?? body);
    if (output.type === 'object' && fieldsOf(output) !== undefined && output.pairs.length > 0) this.#object(output, '');
    else if (!this.#loop('', output)) return { rules: [{ target: '', expression: this.#text }], loops: [] };
    return { ...(keep === undefined ? {} : { keep: this.#slice(withoutParentheses(keep.test)) }), rules: this.#rules, loops: this.#loops };
  }

  #noteHelper(bind: BindNode): void {
    if (isWhenAny(bind.value)) this.#some.add(bind.variable.name);
    else if (isAsArray(bind.value)) this.#list.add(bind.variable.name);
  }

  #object(node: ObjectNode, path: FieldPath): void {
    for (const [name, value] of fieldsOf(node) ?? []) this.#field(childPath(path, name), value);
  }

  #field(path: FieldPath, value: SyntaxNode): void {
    const repeats = this.#target !== undefined && findField(this.#target, path)?.repeats === true;
    const inner = (repeats ? this.#calledHelper(value, this.#list) : undefined) ?? value;
    const some = this.#calledHelper(inner, this.#some);
    const node = withoutParentheses(some ?? inner);
    if (node.type === 'object' && node.pairs.length > 0 && fieldsOf(node) !== undefined) {
      // A written constructor is there even when nothing is in it; a group of rules is not.
      if (some === undefined && !this.#certain(node)) this.#rules.push({ target: path, expression: '{}' });
      this.#object(node, path);
      return;
    }
    if (!this.#loop(path, value)) this.#rule(path, inner);
  }

  /** Takes an array built item by item as a loop, with what stands inside it; says whether it is one. */
  #loop(path: FieldPath, value: SyntaxNode): boolean {
    let stands = true;
    const loop = readLoop(value, (part, inside) => {
      if (inside && this.#bindsInput(part)) stands = false;
      return this.#slice(part);
    });
    if (loop === undefined || !stands || this.#bindsInput(loop.content)) return false;
    const { content, ...rest } = loop;
    this.#loops.push({ target: path, ...rest });
    if (content.type === 'object' && content.pairs.length > 0 && fieldsOf(content) !== undefined) this.#object(content, path);
    else this.#rule(path, content);
    return true;
  }

  #rule(target: FieldPath, value: SyntaxNode): void {
    const node = value.type === 'block' ? withoutParentheses(value) : value;
    if (value.type === 'default' && value.operator === '??')
      this.#rules.push({ target, expression: this.#slice(withoutParentheses(value.left)), default: this.#slice(value.right) });
    else this.#rules.push({ target, expression: this.#slice(node.type === 'block' || node.type === 'bind' ? value : node) });
  }

  #calledHelper(node: SyntaxNode, names: ReadonlySet<string>): SyntaxNode | undefined {
    return node.type === 'call' && node.callee.type === 'variable' && names.has(node.callee.name) && node.args.length === 1
      ? node.args[0]
      : undefined;
  }

  /** Whether something in the object is there whatever the record holds. */
  #certain(node: ObjectNode): boolean {
    return node.pairs.some(({ value }) => {
      const inner = withoutParentheses(value);
      return ['string', 'number', 'constant', 'array', 'object'].includes(inner.type);
    });
  }

  /** Whether a node needs a binding that reads the record: in front of it inside a loop, it would read the item. */
  #bindsInput(node: SyntaxNode): boolean {
    return neededBinds(node, this.#binds).some((bind) => readsInput(bind.value));
  }

  /** The text of a node, behind the bindings of the whole that it reads. */
  #slice(node: SyntaxNode): string {
    const text = this.#text.slice(node.start, node.end);
    const needed = neededBinds(node, this.#binds);
    if (needed.length === 0) return text;
    return `(${needed.map((bind) => `${this.#text.slice(bind.start, bind.end)}; `).join('')}${text})`;
  }
}

function openBlock(root: SyntaxNode): { readonly body: SyntaxNode; readonly binds: readonly BindNode[] } {
  const core = withoutParentheses(root);
  if (core.type !== 'block') return { body: root, binds: [] };
  const body = core.expressions.at(-1);
  const binds = core.expressions.slice(0, -1).filter((node) => node.type === 'bind');
  return body === undefined || binds.length !== core.expressions.length - 1 ? { body: root, binds: [] } : { body, binds };
}

/** The bindings that a node reads, and those these read, in their order; one name bound twice keeps both. */
function neededBinds(node: SyntaxNode, binds: readonly BindNode[]): readonly BindNode[] {
  const reads = readVariables(node);
  const needed: BindNode[] = [];
  for (const bind of binds.toReversed()) {
    if (!reads.has(bind.variable.name)) continue;
    for (const name of readVariables(bind.value)) reads.add(name);
    needed.unshift(bind);
  }
  return needed;
}

function readVariables(node: SyntaxNode): Set<string> {
  const names = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === 'variable') names.add(inner.name);
  });
  return names;
}

/** The pairs of a constructor whose keys are all text and all different. */
function fieldsOf(node: SyntaxNode): readonly (readonly [string, SyntaxNode])[] | undefined {
  if (node.type !== 'object') return undefined;
  const fields: (readonly [string, SyntaxNode])[] = [];
  const seen = new Set<string>();
  for (const { key, value } of node.pairs) {
    if (key.type !== 'string' || key.value === '' || seen.has(key.value)) return undefined;
    seen.add(key.value);
    fields.push([key.value, value]);
  }
  return fields;
}
