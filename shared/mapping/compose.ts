import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import type { MappingDefinition, Rule } from './mapping.ts';
import type { LookupsIn, LoopParts } from './compose-prelude.ts';
import { helperNames, isEmptyObject, preludeLines } from './compose-prelude.ts';
import { buildTargetTree, type TargetNode } from './target-tree.ts';

export interface ComposeOptions {
  /**
   * `inline` (the default) writes lookup tables and parameters into the text; `bound` leaves them to who evaluates it, and
   * `settled` also what a table answers for a key that it lacks, which this engine knows by itself.
   */
  readonly lookups?: LookupsIn;
}

/**
 * One standalone JSONata expression that gives, on stock `jsonata`, what the rules give one by one, wherever doubles
 * suffice and no rule fails. A text that is not JSONata stands in it as it is.
 */
export function composeMapping(definition: MappingDefinition, options: ComposeOptions = {}): string {
  const composer = new Composer(definition, options.lookups === 'settled');
  const tree = buildTargetTree(definition.rules, definition.loops, definition.target);
  const { keep } = definition.mapping;
  const whole = tree.root.loop === undefined ? composer.content(tree.root, 1, true) : composer.loop(tree.root, 1);
  const kept = keep === undefined || keep.trim() === '' ? whole : `(${keep}) ? ${whole}`;
  const lines = preludeLines(definition, options.lookups ?? 'inline', composer.used, composer.names);
  if (lines.length === 0) return kept.replaceAll('\n  ', '\n');
  return `(\n${lines.map((line) => `  ${line};\n`).join('')}  ${kept}\n)`;
}

class Composer {
  readonly names: LoopParts;
  readonly used = new Set<'some' | 'list'>();
  /** An array among the items of a loop is one item to the rules, which a text of the language cannot say: it fails instead. */
  readonly #refusesArrays: boolean;

  constructor(definition: MappingDefinition, refusesArrays: boolean) {
    this.names = helperNames(definition);
    this.#refusesArrays = refusesArrays;
  }

  /** What a field holds, `depth` levels in; of a loop, what one item gives. */
  content(node: TargetNode, depth: number, root = false): string {
    const own = node.rule === undefined ? undefined : ruleText(node.rule);
    if (node.children.length === 0) return own ?? '{}';
    const parts = this.#object(node, depth);
    if (own === undefined) return root || node.loop !== undefined ? parts : this.#some(parts);
    if (isEmptyObject(own)) return parts;
    return `($own := ${own}; $parts := ${parts}; $exists($own) ? $merge([$own, $parts]) : ${this.#some('$parts')})`;
  }

  #object(node: TargetNode, depth: number): string {
    const indent = '  '.repeat(depth);
    const pairs = node.children.map((child) => `${indent}  ${JSON.stringify(child.name)}: ${this.#value(child, depth + 1)}`);
    return `{\n${pairs.join(',\n')}\n${indent}}`;
  }

  #value(node: TargetNode, depth: number): string {
    if (node.loop !== undefined) return this.loop(node, depth);
    const content = this.content(node, depth);
    if (!node.repeats) return content;
    this.used.add('list');
    return `$${this.names.list}(${content})`;
  }

  #some(parts: string): string {
    this.used.add('some');
    return `$${this.names.some}(${parts})`;
  }

  /** The array of what each item of the loop's source gives. */
  loop(node: TargetNode, depth: number): string {
    const { loop } = node;
    if (loop === undefined) return '[]';
    const indent = '  '.repeat(depth + 1);
    const content = this.content(node, depth + 1);
    const body = content.startsWith('{') && node.children.length > 0 ? content : `(${content})`;
    const head = `function($${loop.item}, $${loop.index})`;
    const { items: name } = this.names;
    let items = this.#refusesArrays
      ? `($${name} := ${loop.each}; $exists($${name}[$type($) = "array"]) ? $error("An item is an array.") : $${name})`
      : loop.each;
    if (loop.where !== undefined && loop.where.trim() !== '')
      items = `$filter(${items}, ${head} { $boolean($${loop.item}.(${loop.where})) })`;
    if (loop.sort !== undefined && loop.sort.by.trim() !== '') {
      const by = new RegExp(`\\$${loop.item}\\b`).test(loop.sort.by) ? `($${loop.item} := $; ${loop.sort.by})` : loop.sort.by;
      items = `(${items})^(${loop.sort.descending === true ? '>' : ''}${by})`;
    }
    if (loop.limit !== undefined) items = loop.limit <= 0 ? '[]' : `(${items})[[0..${loop.limit - 1}]]`;
    return `[$map(${items}, ${head} {\n${indent}$${loop.item}.${body}\n${'  '.repeat(depth)}})[]]`;
  }
}

/** Nodes that bind tighter than what may follow them. */
const tight: ReadonlySet<SyntaxNode['type']> = new Set([
  'name',
  'variable',
  'string',
  'number',
  'constant',
  'step',
  'filter',
  'keep-array',
  'call',
  'block',
  'array',
  'object',
  'group',
  'sort',
]);

/** The expression of a rule with its default behind `??`. */
function ruleText(rule: Rule): string {
  const { expression, default: standIn } = rule;
  if (standIn === undefined || standIn.trim() === '') return expression;
  const parsed = parse(expression);
  if (!parsed.ok) return `(${expression}) ?? ${standIn}`;
  let regex = false;
  walk(parsed.value.root, (node) => {
    if (node.type === 'regex') regex = true;
  });
  // The reference reads the left side of ?? from a copy that has lost its regular expressions.
  if (regex) return `($value := ${expression}; $exists($value) ? $value : ${standIn})`;
  return tight.has(parsed.value.root.type) ? `${expression} ?? ${standIn}` : `(${expression}) ?? ${standIn}`;
}
