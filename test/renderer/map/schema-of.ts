import type { Field, Schema } from '#shared/schema/field.ts';

/** `{ name: 'str', customer: { id: 'int' }, 'lines[]': { sku: 'str' } }` as a schema; `[]` repeats. */
export interface Outline {
  readonly [name: string]: Field['type'] | Outline;
}

export function fieldsOf(outline: Outline, xml = false): readonly Field[] {
  return Object.entries(outline).map(([label, below]) => {
    const repeats = label.endsWith('[]');
    const name = repeats ? label.slice(0, -2) : label;
    const element = xml ? { xml: { kind: 'element' as const } } : {};
    return typeof below === 'string'
      ? { name, type: below, repeats, min: 0, ...element }
      : { name, type: 'object' as const, repeats, min: 0, children: fieldsOf(below, xml), ...element };
  });
}

export function schemaOf(outline: Outline, xml = false): Schema {
  return {
    kind: xml ? 'xsd' : 'inferred',
    root: { name: '', type: 'object', repeats: false, min: 1, children: fieldsOf(outline, xml) },
    records: !xml,
  };
}
