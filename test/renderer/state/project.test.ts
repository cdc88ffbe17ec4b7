import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { connect } from '#renderer/rpc/client.ts';
import { emptyProject, followProject, useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { MemoryTransport } from '#test/drivers/memory-transport.ts';

const leaf = (name: string) => ({ name, type: 'string' as const, repeats: false, min: 0 });
const schema = (names: readonly string[]) => ({
  kind: 'inferred' as const,
  records: true,
  root: { name: '', type: 'object' as const, repeats: false, min: 1, children: names.map(leaf) },
});
const start: Project = {
  ...emptyProject,
  info: { project: { id: 'project', name: 'A to B', version: '', created: '2026-01-01T00:00:00Z', counters: {} } },
  side: {
    s: { id: 's', role: 'source', name: 's', file: 's.json', schema: schema(['a', 'b']), format: 'json', read: {}, write: {} },
    t: { id: 't', role: 'target', name: 't', file: 't.json', schema: schema(['x', 'y', 'z']), format: 'json', read: {}, write: {} },
  },
  mapping: { m: { id: 'm', name: 'm', order: 1, sources: ['s'], target: 't', per: 'record' } },
};
const setRule = (target: string, expression: string): Edit => ({ type: 'rule.set', mapping: 'm', target, patch: { expression } });
const expressions = () =>
  Object.fromEntries(Object.values(useProject.getState().project.rule).map((rule) => [rule.target, `${rule.id} ${rule.expression}`]));

let backend: MemoryTransport;
let stops: (() => void)[] = [];

beforeEach(async () => {
  backend = new MemoryTransport(start);
  stops = [connect(backend), followProject()];
  await useProject.getState().open({ sample: 'x' });
});

afterEach(async () => {
  vi.useRealTimers();
  backend.weather = 'fair';
  await useProject.getState().close();
  for (const stop of stops) stop();
  useToasts.setState({ toasts: [] });
});

describe('the open project', () => {
  it('shows an edit before the backend answers, and counts it as saved only then', async () => {
    backend.held = [];
    const done = useProject.getState().edit(setRule('x', 'a'));
    expect(expressions()).toEqual({ x: 'R-01 a' });
    expect(useProject.getState().pending).toBe(1);
    await vi.waitFor(() => expect(backend.held).toHaveLength(1));
    backend.held[0]?.();
    expect((await done).ok).toBe(true);
    expect(expressions()).toEqual({ x: 'R-01 a' });
    expect(useProject.getState()).toMatchObject({ pending: 0, seq: 2, history: { undo: 'edit 1' } });
    expect(useProject.getState().project).toEqual(backend.project);
  });

  it('takes an edit back that the backend refuses, and says why', async () => {
    backend.refusal = 'The disk is full.';
    const refused = useProject.getState().edit(setRule('x', 'a'));
    expect(expressions()).toEqual({ x: 'R-01 a' });
    expect((await refused).ok).toBe(false);
    expect(useProject.getState().project).toEqual(start);
    expect(useToasts.getState().toasts).toMatchObject([{ tone: 'err', text: 'The disk is full.' }]);
  });

  it('keeps edits in order while one is under way', async () => {
    const all = await Promise.all(['a', 'b', 'a & b'].map((text) => useProject.getState().edit(setRule('x', text))));
    expect(all.map((one) => one.ok && one.value.seq)).toEqual([2, 3, 4]);
    expect(expressions()).toEqual({ x: 'R-01 a & b' });
    expect(useProject.getState().project).toEqual(backend.project);
  });

  it('sends what waited once the connection is back', async () => {
    backend.turn('down');
    const first = useProject.getState().edit(setRule('x', 'a'));
    const second = useProject.getState().edit(setRule('y', 'b'));
    expect(expressions()).toEqual({ x: 'R-01 a', y: 'R-02 b' });
    backend.turn('fair');
    expect((await Promise.all([first, second])).map((one) => one.ok)).toEqual([true, true]);
    expect(backend.saved).toHaveLength(2);
    expect(useProject.getState().project).toEqual(backend.project);
    expect(useProject.getState().pending).toBe(0);
  });

  it('does not save an edit twice whose answer was lost', async () => {
    backend.weather = 'deaf';
    const first = useProject.getState().edit(setRule('x', 'a'));
    await vi.waitFor(() => expect(backend.saved).toHaveLength(1));
    const second = useProject.getState().edit(setRule('y', 'b'));
    backend.turn('deaf');
    backend.turn('fair');
    expect((await Promise.all([first, second])).map((one) => one.ok)).toEqual([true, true]);
    expect(backend.saved).toHaveLength(2);
    expect(useProject.getState().project).toEqual(backend.project);
  });

  it('sends an edit again that never arrived, though another page edited meanwhile', async () => {
    backend.weather = 'down';
    const mine = useProject.getState().edit(setRule('x', 'a'));
    await vi.waitFor(() => expect(useProject.getState().pending).toBe(1));
    backend.byOther(setRule('y', 'b'));
    backend.turn('fair');
    expect((await mine).ok).toBe(true);
    expect(backend.saved).toHaveLength(2);
    expect(Object.keys(expressions()).sort()).toEqual(['x', 'y']);
    expect(useProject.getState().project).toEqual(backend.project);
  });

  it('follows edits of another page', () => {
    backend.byOther(setRule('y', 'b'))();
    expect(expressions()).toEqual({ y: 'R-01 b' });
    expect(useProject.getState()).toMatchObject({ seq: 2, savedAt: undefined });
  });

  it('puts events that overtook one another in order', () => {
    const first = backend.byOther(setRule('y', 'b'));
    const second = backend.byOther(setRule('y', 'a'));
    second();
    expect(expressions()).toEqual({});
    first();
    expect(expressions()).toEqual({ y: 'R-01 a' });
    expect(useProject.getState().seq).toBe(3);
  });

  it('asks for the state when an event stays away', async () => {
    vi.useFakeTimers();
    backend.byOther(setRule('y', 'b'));
    backend.byOther(setRule('z', 'a'))();
    expect(expressions()).toEqual({});
    await vi.advanceTimersByTimeAsync(1500);
    expect(expressions()).toEqual({ y: 'R-01 b', z: 'R-02 a' });
    expect(useProject.getState().seq).toBe(3);
  });

  it('edits nothing while read-only', async () => {
    const reason = { code: 'store/damaged', severity: 'error' as const, message: 'The project is damaged.' };
    useProject.getState().adopt({ ...backend.opened(), readOnly: reason });
    expect(await useProject.getState().edit(setRule('x', 'a'))).toEqual({ ok: false, error: reason });
    expect(backend.saved).toEqual([]);
  });

  it('answers edits that wait when the project is closed', async () => {
    backend.turn('down');
    const waiting = useProject.getState().edit(setRule('x', 'a'));
    backend.weather = 'fair';
    await useProject.getState().close();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'project/closed' } });
    expect(useProject.getState()).toMatchObject({ opened: undefined, pending: 0 });
  });
});
