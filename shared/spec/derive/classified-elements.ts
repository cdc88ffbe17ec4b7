import type { Block } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { emptySection, fieldKey, fieldValue } from '../section-values.ts';
import { code, derivedTable, missing, text } from './inline.ts';
import { classificationLabel } from './classification-label.ts';

/** Target fields by the classification of their rules, with the handling that the form states for each class. */
export function classifiedElements({ project }: SpecContext): readonly Block[] {
  const values = project.spec['classification'] ?? emptySection('classification');
  const classified = Object.values(project.rule)
    .filter((rule) => rule.classification !== undefined)
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const rows = classified.map((rule) => {
    const label = rule.classification ?? 'internal';
    const handling = fieldValue(values, 'handling', label);
    return [
      code(rule.target),
      text(classificationLabel[label]),
      handling === undefined ? missing('handling not stated', fieldKey('handling', label)) : text(handling),
    ];
  });
  return [derivedTable('classified', ['Data Element', 'Classification', 'Handling Requirements'], rows, 'no rule is classified yet')];
}
