import type { FieldPath } from '#shared/base/field-path.ts';
import type { Loop } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { isWithin } from '#shared/base/field-path.ts';

/** The loops that a target field stands in, outermost first; the loop of the field itself included. */
export function loopsAround(project: Project, mapping: string, target: FieldPath): readonly Loop[] {
  return Object.values(project.loop)
    .filter((loop) => loop.mapping === mapping && isWithin(target, loop.target))
    .sort((a, b) => a.target.length - b.target.length);
}
