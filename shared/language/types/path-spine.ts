import type { FilterNode, GroupNode, StepBindNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutKeepArray } from '#shared/syntax/walk.ts';

/** One step of a path with what hangs on it, in order. */
export interface PathStep {
  readonly core: SyntaxNode;
  readonly stages: (FilterNode | StepBindNode)[];
  /** Nodes of the text that end with this step. */
  readonly wholes: SyntaxNode[];
}

/** A path as the language goes through it. */
export interface PathSpine {
  readonly steps: PathStep[];
  /** `[]` somewhere in it: one value stays a list. */
  keep: boolean;
  group?: GroupNode;
  /** It goes on behind a grouping, which the language then does last: not followed. */
  odd?: true;
  /** A variable bound beside a value that is no path: it means something only where a step follows. */
  lone?: true;
}

/** The steps of a node that is a path; `undefined` for any other. */
export function readSpine(node: SyntaxNode): PathSpine | undefined {
  switch (node.type) {
    case 'name':
      return { steps: [{ core: node, stages: [], wholes: [] }], keep: false };
    case 'keep-array': {
      const spine = readSpine(withoutKeepArray(node));
      if (spine === undefined) return undefined;
      spine.keep = true;
      return ended(spine, node);
    }
    case 'step': {
      const left = readSpine(node.left) ?? asStep(node.left);
      const right = readSpine(node.right) ?? asStep(node.right);
      const steps = [...left.steps, ...right.steps.map((step) => ({ ...step, wholes: [] }))];
      return ended({ steps, keep: left.keep || right.keep, ...(isOdd(left) || isOdd(right) ? { odd: true } : {}) }, node);
    }
    case 'filter': {
      const spine = readSpine(node.left);
      spine?.steps.at(-1)?.stages.push(node);
      return spine === undefined ? undefined : ended(spine, node);
    }
    case 'focus':
    case 'index': {
      const spine: PathSpine = readSpine(node.left) ?? { ...asStep(node.left), ...(node.type === 'focus' ? { lone: true } : {}) };
      if (isOdd(spine)) spine.odd = true;
      spine.steps.at(-1)?.stages.push(node);
      return ended(spine, node);
    }
    case 'sort': {
      const spine = readSpine(node.left) ?? asStep(node.left);
      if (isOdd(spine)) spine.odd = true;
      spine.steps.push({ core: node, stages: [], wholes: [] });
      return spine;
    }
    case 'group': {
      const spine = readSpine(node.left);
      if (spine !== undefined) spine.group = node;
      return spine;
    }
    default:
      return undefined;
  }
}

function isOdd(spine: PathSpine): boolean {
  return spine.odd === true || spine.group !== undefined;
}

/** What is no path as a step of one; a text is a name there, and its filters are those of the step. */
function asStep(node: SyntaxNode): PathSpine {
  let core = node;
  let keep = false;
  const stages: FilterNode[] = [];
  while (core.type === 'filter' || core.type === 'keep-array') {
    if (core.type === 'filter') stages.unshift(core);
    else keep = true;
    core = core.left;
  }
  return core.type === 'string'
    ? { steps: [{ core, stages, wholes: [] }], keep }
    : { steps: [{ core: node, stages: [], wholes: [] }], keep: false };
}

function ended(spine: PathSpine, node: SyntaxNode): PathSpine {
  spine.steps.at(-1)?.wholes.push(node);
  return spine;
}
