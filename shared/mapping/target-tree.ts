import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath, splitPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import type { Loop, Rule } from './mapping.ts';

/** The target fields that rules and loops set, as a tree in the order they are written. */
export interface TargetNode {
  readonly name: string;
  readonly path: FieldPath;
  readonly repeats: boolean;
  rule?: Rule;
  loop?: Loop;
  readonly children: TargetNode[];
}

export interface TargetTree {
  readonly root: TargetNode;
  readonly problems: readonly Problem[];
}

/** Hangs rules and loops into one tree; children stand in schema order, those the schema lacks behind, in rule order. */
export function buildTargetTree(rules: readonly Rule[], loops: readonly Loop[], target: Schema | undefined): TargetTree {
  const problems: Problem[] = [];
  const root: TargetNode = { name: '', path: '', repeats: false, children: [] };
  const place = (path: FieldPath, place: { readonly rule: string; readonly field: string }): TargetNode | undefined => {
    const names = splitPath(path);
    if (names === undefined) problems.push(problem('mapping/bad-path', `“${path}” is not the path of a field.`, { place }));
    return names?.reduce((node, name) => childNode(node, name), root);
  };
  for (const rule of rules) {
    const node = place(rule.target, { rule: rule.id, field: rule.target });
    if (node === undefined) continue;
    if (node.rule !== undefined) problems.push(twice(rule.id, node.rule.id, rule.target));
    else node.rule = rule;
  }
  for (const loop of loops) {
    const node = place(loop.target, { rule: loop.id, field: loop.target });
    if (node === undefined) continue;
    if (node.loop !== undefined) problems.push(twice(loop.id, node.loop.id, loop.target));
    else node.loop = loop;
  }
  return { root: target === undefined ? root : ordered(root, target.root, target), problems };
}

function twice(second: string, first: string, field: FieldPath): Problem {
  return problem('mapping/target-twice', `${field === '' ? 'The whole output' : field} is already set by ${first}.`, {
    place: { rule: second, field },
    next: `Remove ${second} or move it to another field.`,
  });
}

function childNode(node: TargetNode, name: string): TargetNode {
  const known = node.children.find((child) => child.name === name);
  if (known !== undefined) return known;
  const made: TargetNode = { name, path: childPath(node.path, name), repeats: false, children: [] };
  node.children.push(made);
  return made;
}

function ordered(node: TargetNode, field: Field | undefined, schema: Schema): TargetNode {
  const fields = field === undefined ? [] : fieldChildren(schema, field);
  const position = new Map(fields.map((child, i) => [child.name, i]));
  const at = (child: TargetNode): number => position.get(child.name) ?? fields.length;
  const children = node.children.map((child) =>
    ordered(
      child,
      fields.find((one) => one.name === child.name),
      schema,
    ),
  );
  children.sort((a, b) => at(a) - at(b));
  return { ...node, repeats: field?.repeats ?? false, children };
}
