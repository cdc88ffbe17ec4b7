import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { isLeaf } from '#shared/schema/count-leaves.ts';
import type { CheckedOutput, QualityFigure, QualityRule, RecordCounts } from './quality-rule.ts';
import { duplicates } from './rules/duplicates.ts';
import { keyCompleteness } from './rules/key-completeness.ts';
import { recordCount } from './rules/record-count.ts';
import { types } from './rules/types.ts';

/** The quality checks of one run: handed every output, they give their figures at the end. */
export interface QualityCheck {
  add(output: CheckedOutput): void;
  finish(counts: RecordCounts): readonly QualityFigure[];
}

/**
 * Checks outputs against a target's schema: record count, key completeness, types, duplicates. `keys` are the fields
 * that identify a record; without them every required field outside of arrays must be filled, and whole outputs are compared.
 */
export function qualityCheck(schema: Schema, keys: readonly FieldPath[] = []): QualityCheck {
  const rules: readonly QualityRule[] = [
    recordCount(),
    keyCompleteness(keys.length > 0 ? keys : requiredFields(schema)),
    types(),
    duplicates(keys),
  ];
  return {
    add: (output) => {
      for (const rule of rules) rule.add(output);
    },
    finish: (counts) => rules.flatMap((rule) => rule.finish(counts) ?? []),
  };
}

/** Leaves that every record must have, those of arrays and of optional groups left out. */
export function requiredFields(schema: Schema): readonly FieldPath[] {
  const found: FieldPath[] = [];
  const visit = (field: Field, path: FieldPath): void => {
    for (const child of field.children ?? []) {
      if (child.repeats || child.min === 0) continue;
      const at = childPath(path, child.name);
      // An element's text is the element's own value where it has no attribute to go with it.
      if (isLeaf(child)) found.push(child.name === '#text' ? path : at);
      else visit(child, at);
    }
  };
  visit(schema.root, '');
  return found;
}
