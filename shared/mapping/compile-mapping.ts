import type { FieldPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Compile } from '#shared/engine/compiled-expression.ts';
import type { Loop, MappingDefinition, Rule } from './mapping.ts';
import type { Compiled, LoopPlan, MappingPlan, RulePlan, TargetPlan } from './plan.ts';
import { buildTargetTree, type TargetNode } from './target-tree.ts';

/**
 * Compiles every text of a mapping, each alone: one that fails gives its problem (naming rule or loop and field) and
 * leaves the others as they are. `compile` comes from the engine, with lookups, parameters and limits settled.
 */
export function compileMapping(definition: MappingDefinition, compile: Compile): MappingPlan {
  const tree = buildTargetTree(definition.rules, definition.loops, definition.target);
  const compiler = new TextCompiler(compile, [...tree.problems]);
  const { keep } = definition.mapping;
  return {
    definition,
    ...(keep === undefined || keep.trim() === '' ? {} : { keep: compiler.text(keep, 'keep', '') }),
    root: compiler.node(tree.root),
    problems: compiler.problems,
  };
}

class TextCompiler {
  readonly problems: Problem[];
  readonly #compile: Compile;

  constructor(compile: Compile, problems: Problem[]) {
    this.#compile = compile;
    this.problems = problems;
  }

  text(text: string, rule: string, field: FieldPath): Compiled {
    const compiled = this.#compile(text);
    if (compiled.ok) return { ok: true, expression: compiled.value };
    const found = named(compiled.error, rule, field);
    this.problems.push(found);
    return { ok: false, problem: found };
  }

  node(node: TargetNode): TargetPlan {
    const { name, path, repeats, rule, loop, children } = node;
    return {
      name,
      path,
      repeats,
      ...(rule === undefined ? {} : { rule: this.#rule(rule) }),
      ...(loop === undefined ? {} : { loop: this.#loop(loop) }),
      children: children.map((child) => this.node(child)),
    };
  }

  #rule(rule: Rule): RulePlan {
    const expression = this.text(rule.expression, rule.id, rule.target);
    return {
      rule,
      expression,
      ...(rule.default === undefined || rule.default.trim() === '' ? {} : { default: this.text(rule.default, rule.id, rule.target) }),
    };
  }

  #loop(loop: Loop): LoopPlan {
    return {
      loop,
      each: this.text(loop.each, loop.id, loop.target),
      ...(loop.where === undefined || loop.where.trim() === '' ? {} : { where: this.text(loop.where, loop.id, loop.target) }),
      ...(loop.sort === undefined || loop.sort.by.trim() === '' ? {} : { sort: this.text(loop.sort.by, loop.id, loop.target) }),
    };
  }
}

/** The problem with the rule or loop and the field it belongs to. */
export function named(found: Problem, rule: string, field: FieldPath): Problem {
  return { ...found, place: { ...found.place, rule, ...(field === '' ? {} : { field }) } };
}
