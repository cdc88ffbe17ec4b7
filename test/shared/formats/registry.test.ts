import { describe, expect, it } from 'vitest';
import { makeRegistry } from '#shared/formats/registry.ts';

const registry = makeRegistry();

describe('options of the formats', () => {
  it('are refused when unknown or wrong, saying what is allowed', () => {
    const csv = registry.codec('csv');
    expect(csv.checkReadOptions({ delimiter: ';', encoding: 'Latin1', header: '3', types: 'text' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(csv.checkReadOptions({ delimeter: ';' })).toEqual({
      ok: false,
      error: {
        code: 'format/unknown-option',
        severity: 'error',
        message: 'Reading csv has no option “delimeter”.',
        next: 'It knows delimiter, encoding, header, quote, types, duplicates.',
        token: 'delimeter',
      },
    });
    expect(csv.checkReadOptions({ header: '0' })).toMatchObject({
      error: { message: 'The option header of csv cannot be “0”.', next: 'It takes a line number from 1, or none.' },
    });
    expect(csv.checkWriteOptions({ delimiter: 'auto' })).toMatchObject({
      ok: false,
      error: { next: 'It takes comma, semicolon, tab, pipe or the character itself.' },
    });
    expect(registry.codec('json').checkReadOptions({ record: 'a..b' })).toMatchObject({ ok: false });
    expect(registry.codec('xml').checkReadOptions({ record: 'cac:Line' })).toEqual({ ok: true, value: undefined });
    expect(registry.codec('xml').checkReadOptions({ record: '1a' })).toMatchObject({ ok: false });
    expect(registry.codec('ndjson').checkWriteOptions({ indent: '2' })).toMatchObject({ error: { next: 'It has none.' } });
  });

  it('end a reading and refuse a writer at once', async () => {
    const events: unknown[] = [];
    async function* never(): AsyncGenerator<Uint8Array, void, undefined> {
      await Promise.reject(new Error('nothing is read'));
      yield new Uint8Array(0);
    }
    for await (const event of registry.codec('json').read(never(), { options: { x: '1' }, per: 'document' })) events.push(event);
    expect(events).toMatchObject([{ fatal: { code: 'format/unknown-option' } }]);
    expect(registry.codec('json').writer({ options: { indent: 'x' }, per: 'document' })).toMatchObject({ ok: false });
  });

  it('have a sentence and a default that they accept', () => {
    const seen: string[] = [];
    for (const codec of registry.codecs)
      for (const side of ['read', 'write'] as const)
        for (const spec of side === 'read' ? codec.readOptions : codec.writeOptions) {
          seen.push(`${codec.name}.${spec.name}`);
          expect(spec.doc).toMatch(/^\S.*\.$/);
          for (const value of spec.values ?? []) {
            const options = { [spec.name]: value };
            expect(side === 'read' ? codec.checkReadOptions(options) : codec.checkWriteOptions(options)).toEqual({
              ok: true,
              value: undefined,
            });
          }
        }
    expect(seen).toHaveLength(26);
  });
});
