import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createProjectFile, openProjectFile } from '#electron/backend/store/open-project.ts';
import { projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { connect, edited, listed, ordersProject, setRule } from '#test/shared/project/orders-project.ts';
import { codeOf, hashOf, must, newProject, reopened, temporaryFolder } from './temp-project.ts';

// Each opening of a stranger's file starts a process: slow where many run at once.
vi.setConfig({ testTimeout: 60_000 });

describe('a project file', () => {
  it('holds what it was made of and keeps each edit', () => {
    const file = newProject({}, [Buffer.from('a sample')]);
    expect(file.project).toEqual(ordersProject());
    expect(file.seq).toBe(0);
    const saved = must(file.edit(connect('line_items.sku', 'Order.Lines.Line.Sku'), 'page-1'));
    expect(saved).toMatchObject({ seq: 1, label: 'Connect sku to Sku', history: { undo: 'Connect sku to Sku' } });
    expect(saved.changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['info project', 'loop L-1', 'rule R-01']);
    file.close();
    const again = reopened(file.path);
    expect(again.project).toEqual(edited(ordersProject(), connect('line_items.sku', 'Order.Lines.Line.Sku')));
    expect([again.seq, again.history, again.readOnly, again.notice]).toEqual([1, { undo: 'Connect sku to Sku' }, undefined, undefined]);
  });

  it('is not changed by opening and closing it', () => {
    const file = newProject();
    must(file.edit(setRule('Order.No', 'id'), 'p'));
    file.close();
    const before = { hash: hashOf(file.path), time: statSync(file.path).mtimeMs };
    for (const readOnly of [false, true]) reopened(file.path, { readOnly }).close();
    expect({ hash: hashOf(file.path), time: statSync(file.path).mtimeMs }).toEqual(before);
    expect(readdirSync(dirname(file.path))).toEqual(['orders.mapwright']);
  });

  it('undoes and redoes over reopening; a new edit ends the redo', () => {
    const file = newProject();
    for (const target of ['Order.No', 'Order.Gross', 'Order.Paid']) must(file.edit(setRule(target, 'id'), 'p'));
    expect(must(file.undo('p'))).toMatchObject({ seq: 4, label: 'Undo: Set Paid', history: { undo: 'Set Gross', redo: 'Set Paid' } });
    file.close();
    const again = reopened(file.path);
    expect(again.history).toEqual({ undo: 'Set Gross', redo: 'Set Paid' });
    must(again.undo('p'));
    expect(listed(again.project)).toEqual(['R-01 Order.No = id']);
    expect(must(again.redo('p')).history).toEqual({ undo: 'Set Gross', redo: 'Set Paid' });
    must(again.redo('p'));
    expect(listed(again.project)).toHaveLength(3);
    must(again.undo('p'));
    must(again.edit(setRule('Order.Date', 'x'), 'p'));
    expect(again.history).toEqual({ undo: 'Set Date' });
    expect(codeOf(again.redo('p'))).toBe('history/nothing-to-redo');
    // R-03 was undone: its number is not given out again.
    expect(listed(again.project).at(-1)).toBe('R-04 Order.Date = x');
    for (let n = 0; n < 3; n += 1) must(again.undo('p'));
    expect(codeOf(again.undo('p'))).toBe('history/nothing-to-undo');
    again.close();
    expect(reopened(file.path).project.rule).toEqual({});
  });

  it('makes keys within a second one step, of one page only', () => {
    let time = Date.parse('2026-11-24T08:00:00Z');
    const file = newProject({ now: () => new Date(time) });
    const type = (expression: string, client: string, after: number) => {
      time += after;
      return must(file.edit(setRule('Order.No', expression), client));
    };
    type('i', 'a', 0);
    expect(type('id', 'a', 900).seq).toBe(2);
    type('id & "x"', 'a', 1_000);
    must(file.undo('a'));
    expect(file.project.rule).toEqual({});
    must(file.redo('a'));
    // Undo and redo are between: a step of its own.
    type('id & "y"', 'a', 100);
    type('id & "z"', 'b', 100);
    type('id & "!"', 'b', 1_001);
    const seen: string[] = [];
    while (file.history.undo !== undefined) {
      seen.push(file.project.rule['R-01']?.expression ?? '');
      must(file.undo('a'));
    }
    expect(seen).toEqual(['id & "!"', 'id & "z"', 'id & "y"', 'id & "x"']);
  });

  it('says no without a change', () => {
    const file = newProject();
    const before = hashOf(file.path);
    expect(codeOf(file.edit({ type: 'rule.remove', rules: ['R-01'] }, 'p'))).toBe('edit/not-there');
    expect([file.seq, hashOf(file.path)]).toEqual([0, before]);
  });

  it('keeps samples under their hash', () => {
    const file = newProject();
    const bytes = Buffer.from('{"id":1}');
    const hash = must(file.putSample(bytes));
    expect(must(file.putSample(bytes))).toBe(hash);
    file.close();
    expect(Buffer.from(must(reopened(file.path).sample(hash)))).toEqual(bytes);
    expect(codeOf(reopened(file.path).sample('0'.repeat(64)))).toBe('sample/not-there');
  });

  it('keeps revisions, compares and restores them; undo brings the present back', () => {
    const file = newProject({ now: () => new Date('2026-11-24T09:00:00Z') });
    must(file.edit(setRule('Order.No', 'id'), 'p'));
    const first = must(file.createRevision({ name: 'First', reason: 'for review', author: 'Ada' }));
    expect(first).toMatchObject({ number: 1, name: 'First', rules: 1, edits: 1, at: '2026-11-24T09:00:00.000Z' });
    must(file.edit(setRule('Order.No', 'id & "!"'), 'q'));
    must(file.edit(setRule('Order.Paid', 'paid'), 'p'));
    const differences = [
      { target: 'Order.No', rule: 'R-01', kind: 'changed', was: 'id', is: 'id & "!"' },
      { target: 'Order.Paid', rule: 'R-02', kind: 'added', is: 'paid' },
    ];
    expect(must(file.compareRevisions(first.id))).toEqual(differences);
    const second = must(file.createRevision({ name: 'Second', reason: '', author: 'Ada' }));
    expect(second).toMatchObject({ number: 2, edits: 2 });
    expect(must(file.compareRevisions(first.id, second.id))).toEqual(differences);
    expect(must(file.restoreRevision(first.id, 'p')).label).toBe('Restore revision 1, First');
    expect(listed(file.project)).toEqual(['R-01 Order.No = id']);
    must(file.undo('p'));
    expect(listed(file.project)).toHaveLength(2);
    file.close();
    expect(must(reopened(file.path).listRevisions()).map(({ name }) => name)).toEqual(['Second', 'First']);
    expect(codeOf(reopened(file.path).revision('none'))).toBe('revision/not-there');
  });

  it('keeps runs, the newest state of each', () => {
    const file = newProject();
    must(file.putRun({ id: 'a', number: 1, summary: { state: 'running' } }));
    must(file.putRun({ id: 'b', number: 2, summary: { state: 'done' }, report: { read: 3 } }));
    must(file.putRun({ id: 'a', number: 1, summary: { state: 'stopped' }, facts: { rows: 1 } }));
    file.close();
    expect(must(reopened(file.path).listRuns())).toEqual([
      { id: 'b', number: 2, summary: { state: 'done' }, report: { read: 3 } },
      { id: 'a', number: 1, summary: { state: 'stopped' }, facts: { rows: 1 } },
    ]);
  });
});

describe('a copy', () => {
  it('is whole, or without samples, what they showed, and history', () => {
    const file = newProject();
    const hash = must(file.putSample(Buffer.from('secret')));
    const source = file.project.side['s1'];
    if (source === undefined) throw new Error('no source');
    const sample = {
      id: 'a1',
      file: 'o.json',
      side: 's1',
      format: 'json',
      read: {},
      hash,
      bytes: 6,
      records: 1,
      added: '2026-11-24',
    } as const;
    must(file.edit({ type: 'side.set', side: { ...source, sample: 'a1' }, sample }, 'p'));
    const [whole, bare] = [join(dirname(file.path), 'whole.mapwright'), join(dirname(file.path), 'bare.mapwright')];
    must(file.saveCopy(whole, { withSamples: true, withHistory: true }));
    must(file.saveCopy(bare, { withSamples: false, withHistory: false }));
    expect(codeOf(file.saveCopy(bare, { withSamples: true, withHistory: true }))).toBe('project/file-exists');
    const copy = reopened(whole);
    expect([copy.project, copy.history, Buffer.from(must(copy.sample(hash))).toString()]).toEqual([file.project, file.history, 'secret']);
    const mailed = reopened(bare);
    expect([mailed.history, mailed.project.sample, mailed.project.side['s1']?.sample, codeOf(mailed.sample(hash))]).toEqual([
      {},
      {},
      undefined,
      'sample/not-there',
    ]);
    // An example value of the source's schema.
    expect(JSON.stringify(file.project)).toContain('Suisse');
    expect(JSON.stringify(mailed.project)).not.toContain('Suisse');
    expect(readdirSync(dirname(file.path)).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('one writer', () => {
  it('gives a second opener the project to look at, with why', () => {
    const file = newProject();
    must(file.edit(setRule('Order.No', 'id'), 'p'));
    const second = reopened(file.path);
    expect(second.readOnly).toMatchObject({
      code: 'project/open-elsewhere',
      message: 'orders.mapwright is open in another window or program, so it is read-only here.',
    });
    expect(second.project).toEqual(file.project);
    expect(codeOf(second.edit(setRule('Order.No', 'x'), 'p'))).toBe('project/open-elsewhere');
    must(file.edit(setRule('Order.Paid', 'paid'), 'p'));
    second.close();
    file.close();
    expect(reopened(file.path).readOnly).toBeUndefined();
  });

  it('takes over the lock file that a killed process left', () => {
    const file = newProject();
    file.close();
    writeFileSync(join(dirname(file.path), '.orders.mapwright.lock'), '');
    expect(reopened(file.path).readOnly).toBeUndefined();
  });
});

describe('trouble underneath', () => {
  it('says that the file was replaced or deleted and keeps what is open', () => {
    const file = newProject();
    must(file.edit(setRule('Order.No', 'id'), 'p'));
    const other = join(dirname(file.path), 'other');
    copyFileSync(file.path, other);
    renameSync(other, file.path);
    expect(codeOf(file.edit(setRule('Order.No', 'x'), 'p'))).toBe('project/file-moved');
    rmSync(file.path);
    expect(codeOf(file.edit(setRule('Order.No', 'x'), 'p'))).toBe('project/file-moved');
    expect(listed(file.project)).toEqual(['R-01 Order.No = id']);
    const rescued = join(dirname(file.path), 'rescued.mapwright');
    must(file.saveCopy(rescued, { withSamples: true, withHistory: true }));
    expect(listed(reopened(rescued).project)).toEqual(['R-01 Order.No = id']);
  });

  it('refuses a file of a newer version and leaves it as it is', () => {
    const file = newProject();
    file.close();
    const db = new Database(file.path);
    db.pragma('user_version = 9999');
    db.close();
    const before = hashOf(file.path);
    const refused = openProjectFile(file.path);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'project/newer-version', message: 'orders.mapwright was saved by a newer Mapwright.' },
    });
    expect(hashOf(file.path)).toBe(before);
  });

  it('refuses what is not a project file', () => {
    const folder = temporaryFolder();
    const made = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return codeOf(openProjectFile(join(folder, name)));
    };
    expect(made('empty', '')).toBe('project/empty');
    expect(made('text', 'x'.repeat(10_000))).toBe('project/not-a-project');
    expect(codeOf(openProjectFile(folder))).toBe('project/not-a-file');
    expect(codeOf(openProjectFile(join(folder, 'none')))).toBe('project/cannot-open');
    const file = newProject();
    file.close();
    symlinkSync(file.path, join(folder, 'link'));
    expect(codeOf(openProjectFile(join(folder, 'link')))).toBe('project/not-a-file');
    expect(readdirSync(folder).toSorted()).toEqual(['empty', 'link', 'text']);
  });

  it('makes no file where one is or none can be', () => {
    const file = newProject();
    const before = hashOf(file.path);
    expect(codeOf(createProjectFile(file.path, projectAsChanges(ordersProject()), []))).toBe('project/file-exists');
    expect(hashOf(file.path)).toBe(before);
    expect(codeOf(createProjectFile(join(file.path, 'below', 'x.mapwright'), [], []))).toBe('project/cannot-open');
    expect(existsSync(join(dirname(file.path), 'below'))).toBe(false);
  });
});
