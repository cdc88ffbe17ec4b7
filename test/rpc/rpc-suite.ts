import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventMessage } from '#shared/rpc/events.ts';
import { contract } from '#shared/rpc/contract.ts';
import { handOver } from './host-under-test.ts';
import type { HostUnderTest } from './host-under-test.ts';

const orders = JSON.stringify([
  { id: 123456789, name: '#1', total: '12.50', lines: [{ sku: 'A', qty: 2 }] },
  { id: 2, name: '#2', total: '9', lines: [] },
]).replace('123456789', '9007199254740993');
const target = JSON.stringify({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['No'],
  properties: { No: { type: 'string' }, Id: { type: 'integer' }, Total: { type: 'number' } },
});

/** What every host must do alike: one suite for all transports. */
export function rpcSuite(name: string, open: () => Promise<HostUnderTest>): void {
  describe(`rpc over ${name}`, () => {
    let host: HostUnderTest;
    let key = '';
    let source = '';

    beforeAll(async () => {
      host = await open();
      const created = await host.call('project.create', {
        name: `Rpc ${name}`,
        sources: [{ handle: await handOver(host, 'orders.json', orders) }],
        target: { handle: await handOver(host, 'order.schema.json', target) },
      });
      if (!created.ok) throw new Error(created.error.message);
      key = created.value.key;
      source = Object.values(created.value.project.side).find((side) => side.role === 'source')?.id ?? '';
    }, 60_000);
    afterAll(() => host.close());

    it('answers with the value', async () => {
      const info = await host.call('app.info', {});
      expect(info).toMatchObject({ ok: true, value: { jsonata: '2.2.2' } });
    });

    it('refuses a call that the contract does not have', async () => {
      expect(await host.raw('project.destroy', {})).toMatchObject({ ok: false, problem: { code: 'rpc/unknown-call' } });
      for (const inherited of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
        expect(await host.raw(inherited, {})).toMatchObject({ ok: false, problem: { code: 'rpc/unknown-call' } });
    });

    it('refuses an input that does not fit, naming the place', async () => {
      expect(await host.raw('preview.record', { key, mapping: 'M-1', record: 'three' })).toMatchObject({
        ok: false,
        problem: { code: 'rpc/invalid-input', message: expect.stringContaining('record') as string },
      });
      expect(await host.raw('project.edit', { key, client: 'x', edit: { type: 'rule.set', mapping: 'M-1' } })).toMatchObject({
        ok: false,
        problem: { code: 'rpc/invalid-input' },
      });
    });

    it('refuses wrong inputs of every call without failing', async () => {
      const wrong = [null, 7, 'text', [], { key: 5 }, { handle: {} }];
      for (const call of Object.keys(contract)) {
        for (const input of wrong) {
          const answer = await host.raw(call, input);
          if (!answer.ok) expect(answer.problem.code, `${call} ${JSON.stringify(input)}`).not.toBe('rpc/internal');
        }
      }
    }, 60_000);

    it('gives an expected failure its code and sentence', async () => {
      expect(await host.call('project.state', { key: 'nobody' })).toMatchObject({ ok: false, error: { code: 'project/not-open' } });
      expect(await host.call('file.inspect', { handle: 'nothing' })).toMatchObject({
        ok: false,
        error: { code: 'file/unknown', next: 'Drop or choose it again.' },
      });
    });

    it('inspects a file that was handed over in pieces', async () => {
      const begun = await host.call('file.begin', { name: 'customers.csv', bytes: 30 });
      if (!begun.ok) throw new Error(begun.error.message);
      for (const piece of ['no;na', 'me\n007;Ada\n', '008;Bo\n'])
        await host.call('file.append', { handle: begun.value.handle, base64: Buffer.from(piece).toString('base64') });
      expect(await host.call('file.inspect', { handle: begun.value.handle })).toMatchObject({
        ok: true,
        value: {
          format: 'csv',
          records: 2,
          preview: {
            columns: ['no', 'name'],
            rows: [
              ['007', 'Ada'],
              ['008', 'Bo'],
            ],
          },
        },
      });
    });

    it('saves an edit, tells everyone, undoes and redoes it', async () => {
      const before = await host.call('project.state', { key });
      if (!before.ok) throw new Error(before.error.message);
      const edit = { type: 'fields.connect', mapping: 'M-1', source, from: 'name', to: 'No' } as const;
      const saved = await host.call('project.edit', { key, edit, client: 'page-1' });
      expect(saved).toMatchObject({
        ok: true,
        value: { seq: before.value.seq + 1, label: 'Connect name to No', history: { undo: 'Connect name to No' } },
      });
      const told = await host.waitFor((event: EventMessage) => event.name === 'project.changed' && event.data.key === key);
      expect(told).toMatchObject({ data: { seq: before.value.seq + 1, client: 'page-1' } });
      expect(await host.call('project.undo', { key, client: 'page-1' })).toMatchObject({
        ok: true,
        value: { history: { redo: 'Connect name to No' } },
      });
      expect(await host.call('project.redo', { key, client: 'page-1' })).toMatchObject({ ok: true });
      const after = await host.call('project.state', { key });
      if (!after.ok) throw new Error(after.error.message);
      expect(Object.values(after.value.project.rule).map(({ target: path, expression }) => ({ path, expression }))).toEqual([
        { path: 'No', expression: 'name' },
      ]);
    });

    it('carries long numbers digit for digit', async () => {
      await host.call('project.edit', {
        key,
        edit: { type: 'rule.set', mapping: 'M-1', target: 'Id', patch: { expression: 'id' } },
        client: 'page-1',
      });
      const preview = await host.call('preview.record', { key, mapping: 'M-1', record: 1 });
      if (!preview.ok) throw new Error(preview.error.message);
      expect(preview.value.output).toEqual({ No: '#1', Id: { '#n': '9007199254740993' } });
      expect(preview.value.outputText).toMatchObject({ text: expect.stringContaining('9007199254740993') as string });
    }, 30_000);

    it('passes the language’s own error code and place on', async () => {
      const preview = await host.call('preview.record', {
        key,
        mapping: 'M-1',
        record: 1,
        overrides: [{ rule: 'R-01', expression: 'name + 1' }],
      });
      if (!preview.ok) throw new Error(preview.error.message);
      expect(preview.value.values.find((value) => value.rule === 'R-01')?.outcome).toMatchObject({
        kind: 'error',
        problem: { code: 'T2001' },
      });
    }, 30_000);

    it('says what it does not know after a project was closed, and opens it again by its key', async () => {
      await host.call('project.close', { key });
      expect(await host.call('project.state', { key })).toMatchObject({ ok: true, value: { key } });
    });
  });
}
