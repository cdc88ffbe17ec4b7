import type { AncestorSlot, Marks, ResolvedNode, ResolvedPath } from './resolved.ts';
import { SyntaxStop, syntaxProblem } from './syntax-problem.ts';

/** Binds each `%` of one expression to the step whose parent it reads. */
export class Ancestry {
  readonly #slots: AncestorSlot[] = [];

  newSlot(): AncestorSlot {
    const index = this.#slots.length;
    const slot = { label: `!${index}`, level: 1, index };
    this.#slots.push(slot);
    return slot;
  }

  /** Counts the slot down over the steps of `node`, last first, and marks the step it ends at. */
  seek(node: ResolvedNode, slot: AncestorSlot): void {
    switch (node.type) {
      case 'name':
      case 'wildcard':
        slot.level -= 1;
        if (slot.level !== 0) return;
        if (node.ancestor !== undefined) {
          const own = this.#slots[slot.index];
          if (own !== undefined) own.label = node.ancestor.label;
        }
        node.ancestor = slot;
        node.tuple = true;
        return;
      case 'parent':
        slot.level += 1;
        return;
      case 'block': {
        const last = node.expressions.at(-1);
        if (last === undefined) return;
        node.tuple = true;
        this.seek(last, slot);
        return;
      }
      case 'path': {
        node.tuple = true;
        let index = node.steps.length - 1;
        do {
          const step = node.steps[index];
          if (step !== undefined) this.seek(step, slot);
          index -= 1;
        } while (slot.level > 0 && index >= 0);
        return;
      }
      default:
        throw noParent(node);
    }
  }

  /** Hands what `value` still seeks up to the node that holds it. */
  lift(holder: Marks, value: ResolvedNode): void {
    if (value.seekingParent === undefined && value.type !== 'parent') return;
    // The list is shared with the holder on purpose: the language's reference counts on it when paths nest.
    const slots = value.seekingParent ?? [];
    if (value.type === 'parent') slots.push(value.slot);
    if (holder.seekingParent === undefined) holder.seekingParent = slots;
    else holder.seekingParent.push(...slots);
  }

  /** Binds what the last step of a path seeks to the steps before it; what is left the path seeks itself. */
  settle(path: ResolvedPath): void {
    const last = path.steps.at(-1);
    if (last === undefined) return;
    const slots = last.seekingParent ?? [];
    if (last.type === 'parent') slots.push(last.slot);
    // Not for…of: the list may be the path's own and grow meanwhile.
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i];
      if (slot !== undefined) this.#settleSlot(path, slot);
    }
  }

  #settleSlot(path: ResolvedPath, slot: AncestorSlot): void {
    let index = path.steps.length - 2;
    while (slot.level > 0) {
      if (index < 0) {
        path.seekingParent = path.seekingParent ?? [];
        path.seekingParent.push(slot);
        return;
      }
      let step = path.steps[index];
      index -= 1;
      // Steps that bind the item stay at their parent, so several in a row count once.
      while (index >= 0 && step?.focus !== undefined && step.focus !== '' && (path.steps[index]?.focus ?? '') !== '') {
        step = path.steps[index];
        index -= 1;
      }
      if (step !== undefined) this.seek(step, slot);
    }
  }
}

/** No step that `%` could read the parent of. */
export function noParent(node: ResolvedNode): SyntaxStop {
  const place = { start: node.source?.start ?? 0, end: node.source?.end ?? 0 };
  return new SyntaxStop(syntaxProblem('S0217', place, { token: node.type, position: node.position }));
}
