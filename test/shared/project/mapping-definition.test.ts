import { expect, test } from 'vitest';
import { listDocuments } from '#shared/project/documents/project-documents.ts';
import { mappingDefinition, mappingSources } from '#shared/project/mapping-definition.ts';
import { ordersProject } from './orders-project.ts';

test('a name that every object has is no mapping, no source and no target', () => {
  const project = ordersProject();
  const [mapping] = listDocuments(project, 'mapping');
  expect(mapping).toBeDefined();
  if (mapping === undefined) return;
  expect(mappingDefinition(project, mapping.id)?.mapping).toBe(mapping);
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(mappingDefinition(project, name)).toBeUndefined();
    const strange = { ...mapping, target: name, sources: [...mapping.sources, name] };
    expect(mappingSources(project, strange)).toEqual(mappingSources(project, mapping));
    expect(mappingDefinition({ ...project, mapping: { [mapping.id]: strange } }, mapping.id)).not.toHaveProperty('target');
  }
});
