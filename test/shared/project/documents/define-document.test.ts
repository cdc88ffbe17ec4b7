import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDocument, defineDocument, documentVersion, readDocument } from '#shared/project/documents/define-document.ts';
import { documentDefinitions, documentKinds } from '#shared/project/documents/definitions.ts';
import { isJson } from '#shared/project/documents/json-schema.ts';
import { listDocuments, projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { edited, ordersProject, setRule } from '../orders-project.ts';

const thing = defineDocument<{ readonly id: string; readonly size: number }>()(
  'thing',
  z.strictObject({ id: z.string(), size: z.number() }),
  [
    // Version 2 calls the length size.
    (body) => (typeof body === 'object' && body !== null && 'length' in body && 'id' in body ? { id: body.id, long: body.length } : body),
    (body) => (typeof body === 'object' && body !== null && 'long' in body && 'id' in body ? { id: body.id, size: body.long } : body),
  ],
);

describe('stored documents', () => {
  it('reads each version through the migrations that it lacks', () => {
    expect(documentVersion(thing)).toBe(3);
    expect(readDocument(thing, 1, { id: 'a', length: 4 })).toEqual({ ok: true, value: { id: 'a', size: 4 } });
    expect(readDocument(thing, 2, { id: 'a', long: 4 })).toEqual({ ok: true, value: { id: 'a', size: 4 } });
    expect(readDocument(thing, 3, { id: 'a', size: 4 })).toEqual({ ok: true, value: { id: 'a', size: 4 } });
  });

  it('refuses versions that it does not know, shapes that do not fit and what is too deep', () => {
    const codeOf = (version: number, body: unknown) => {
      const read = readDocument(thing, version, body);
      return read.ok ? 'ok' : read.error.code;
    };
    expect(codeOf(4, { id: 'a', size: 4 })).toBe('document/newer-version');
    expect(codeOf(0, { id: 'a', size: 4 })).toBe('document/newer-version');
    expect(codeOf(3, { id: 'a', size: '4' })).toBe('document/not-valid');
    expect(codeOf(3, { id: 'a', size: 4, more: 1 })).toBe('document/not-valid');
    let deep: unknown = 1;
    for (let n = 0; n < 100_000; n += 1) deep = [deep];
    expect(codeOf(3, deep)).toBe('document/not-json');
  });

  it('names the first part that does not fit', () => {
    const checked = checkDocument(documentDefinitions.rule, { id: 'R-01', mapping: 'm1', target: 'A', expression: 7 });
    expect(checked.ok ? '' : checked.error.message).toContain('A rule does not have the right shape at expression');
  });

  it('accepts every document of a project as it is', () => {
    const project = edited(
      ordersProject(),
      setRule('Order.No', 'id'),
      {
        type: 'loop.set',
        mapping: 'm1',
        target: 'Order.Lines.Line',
        patch: { each: 'line_items', where: 'qty > 0', sort: { by: 'sku' }, limit: 3 },
      },
      {
        type: 'lookup.set',
        lookup: { name: 'codes', columns: ['a', 'b'], key: 'a', value: 'b', rows: [['x', 'y']], noMatch: { kind: 'default', value: null } },
      },
      { type: 'scenario.set', scenario: { mapping: 'm1', name: 'One order', input: { id: 1 }, expected: { kind: 'filtered' } } },
      { type: 'layout.move', mapping: 'm1', nodes: { n: { x: 1, y: 2 } } },
      { type: 'spec.set', section: { id: 'basic', fields: { owner: 'A' }, tables: { people: [{ name: 'B' }] } } },
    );
    for (const kind of documentKinds)
      for (const document of listDocuments(project, kind))
        expect(checkDocument<unknown>(documentDefinitions[kind], document)).toEqual({ ok: true, value: document });
    expect(projectAsChanges(project)).toHaveLength(4 + 6);
  });

  it('keeps the key __proto__ of a scenario input and refuses it where it would be lost', () => {
    const input: unknown = JSON.parse('{"__proto__":{"polluted":true},"a":1}');
    const scenario = { id: 'T-01', mapping: 'm1', name: 'Odd key', input, expected: { kind: 'output', value: input } };
    const read = checkDocument(documentDefinitions.scenario, scenario);
    expect(read.ok && JSON.stringify(read.value.input)).toBe('{"__proto__":{"polluted":true},"a":1}');
    const fields: unknown = JSON.parse('{"__proto__":"x"}');
    expect(checkDocument(documentDefinitions.spec, { id: 'a', fields, tables: {} })).toMatchObject({ ok: false });
    expect('polluted' in {}).toBe(false);
  });

  it('refuses fields that nest too deep without overflowing', () => {
    let inner: unknown = { name: 'x', type: 'string', repeats: false, min: 0 };
    for (let n = 0; n < 400; n += 1) inner = { name: 'x', type: 'object', repeats: false, min: 0, children: [inner] };
    const side = { ...ordersProject().side['s1'], schema: { kind: 'inferred', records: true, root: inner } };
    expect(readDocument(documentDefinitions.side, 1, side)).toMatchObject({ ok: false, error: { code: 'document/not-valid' } });
  });

  it('knows JSON from what only looks like it', () => {
    expect(isJson({ a: [1, null, 'x', true] })).toBe(true);
    expect(isJson({ a: undefined })).toBe(false);
    expect(isJson([Number.NaN])).toBe(false);
    expect(isJson({ f: () => 1 })).toBe(false);
    expect(isJson([[[1]]], 2)).toBe(false);
  });
});
