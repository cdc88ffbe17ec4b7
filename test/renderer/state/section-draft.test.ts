import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '#renderer/rpc/client.ts';
import { emptyProject, followProject, useProject } from '#renderer/state/project.ts';
import { patchedSection, useSectionDraft } from '#renderer/state/section-draft.ts';
import { MemoryTransport } from '#test/drivers/memory-transport.ts';

let backend: MemoryTransport;
let stops: (() => void)[] = [];

beforeEach(async () => {
  vi.useFakeTimers();
  backend = new MemoryTransport({
    ...emptyProject,
    info: { project: { id: 'project', name: 'A to B', version: '', created: '2026-01-01T00:00:00Z', counters: {} } },
    spec: { overview: { id: 'overview', fields: { 'basic.owner': 'Ann', 'basic.type': 'Batch' }, tables: {} } },
  });
  stops = [connect(backend), followProject()];
  await useProject.getState().open({ sample: 'x' });
});

afterEach(async () => {
  vi.useRealTimers();
  await useProject.getState().close();
  for (const stop of stops) stop();
  useSectionDraft.setState({ patches: {} });
});

const saved = () => useProject.getState().project.spec;

describe('what is typed into a form', () => {
  it('is saved when the typing pauses, as one edit, beside what was there', async () => {
    const { setField } = useSectionDraft.getState();
    setField('overview', 'basic.owner', 'B');
    setField('overview', 'basic.owner', 'Bo');
    setField('overview', 'business.purpose', 'Why');
    await vi.advanceTimersByTimeAsync(399);
    expect(saved()['overview']?.fields).toEqual({ 'basic.owner': 'Ann', 'basic.type': 'Batch' });
    await vi.advanceTimersByTimeAsync(1);
    expect(saved()['overview']?.fields).toEqual({ 'basic.owner': 'Bo', 'basic.type': 'Batch', 'business.purpose': 'Why' });
    expect(useSectionDraft.getState().patches).toEqual({});
    expect(useProject.getState().seq).toBe(2);
  });

  it('is saved at once when asked for; what changes nothing is no edit', async () => {
    const { setField, setRows, flush } = useSectionDraft.getState();
    setField('overview', 'basic.owner', 'Ann');
    flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(useProject.getState().seq).toBe(1);
    setRows('contacts', 'contacts', [{ role: 'Owner' }]);
    flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved()['contacts']).toEqual({ id: 'contacts', fields: {}, tables: { contacts: [{ role: 'Owner' }] } });
  });

  it('does not reach another project', async () => {
    useSectionDraft.getState().setField('overview', 'basic.owner', 'Bo');
    await useProject.getState().close();
    expect(useSectionDraft.getState().patches).toEqual({});
  });

  it('leaves nothing behind where it is emptied', () => {
    const section = { id: 'contacts', fields: { a: '1', b: '2' }, tables: { contacts: [{ role: 'x' }], other: [{ role: 'y' }] } };
    expect(patchedSection(section, { fields: { a: '' }, tables: { contacts: [] } })).toEqual({
      id: 'contacts',
      fields: { b: '2' },
      tables: { other: [{ role: 'y' }] },
    });
    expect(patchedSection(section, undefined)).toBe(section);
  });
});
