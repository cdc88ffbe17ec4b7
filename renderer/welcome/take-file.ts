import { dropUpload, inspectUpload, uploadFile } from '#renderer/state/files.ts';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import type { ReadOptions, ZoneName } from './zone.ts';
import { nextZone, useZones } from './zone.ts';

/** Takes dropped or chosen files: a project is opened; else the first goes into the zone (or the next free one), a second into the other. */
export function takeFiles(files: readonly File[], zone: ZoneName = nextZone()): void {
  const project = files.find((file) => file.name.toLowerCase().endsWith('.mapwright'));
  if (project !== undefined) {
    void openProjectFile(project);
    return;
  }
  const [first, second] = files;
  if (first !== undefined) void takeFile(first, zone);
  if (second !== undefined) void takeFile(second, zone === 'source' ? 'target' : 'source');
  if (files.length > 2)
    useToasts
      .getState()
      .show({ tone: 'info', text: `A project begins with two files: ${files.length - 2} of the ${files.length} were left out.` });
}

/** Reads one file into a zone; what was there is let go. */
async function takeFile(file: File, zone: ZoneName): Promise<void> {
  clearZone(zone);
  const abort = new AbortController();
  const stop = () => {
    abort.abort();
    useZones.getState().set(zone, { state: 'empty' });
  };
  const tell = (done: number) => {
    if (!abort.signal.aborted) useZones.getState().set(zone, { state: 'reading', name: file.name, bytes: file.size, done, stop });
  };
  tell(0);
  const uploaded = await uploadFile(file, { onProgress: tell, signal: abort.signal });
  if (abort.signal.aborted) {
    if (uploaded.ok) await dropUpload(uploaded.value.handle);
    return;
  }
  if (!uploaded.ok) {
    useZones.getState().set(zone, { state: 'empty', problem: uploaded.error });
    return;
  }
  await inspect(zone, uploaded.value.handle, file.name, {}, abort.signal);
}

/** Reads the file of a zone again by other options. */
export async function readAgain(zone: ZoneName, read: ReadOptions): Promise<void> {
  const now = useZones.getState()[zone];
  if (now.state !== 'ready' && now.state !== 'failed') return;
  useZones.getState().set(zone, { ...now, busy: true });
  await inspect(zone, now.handle, now.state === 'ready' ? now.inspection.name : now.name, read);
}

async function inspect(zone: ZoneName, handle: string, name: string, read: ReadOptions, signal?: AbortSignal): Promise<void> {
  const found = await inspectUpload(handle, read);
  if (signal?.aborted === true) {
    await dropUpload(handle);
    return;
  }
  const { set } = useZones.getState();
  if (found.ok)
    set(zone, {
      state: 'ready',
      handle,
      inspection: found.value,
      read,
      ...(found.value.roots?.[0] === undefined ? {} : { root: found.value.roots[0] }),
    });
  else set(zone, { state: 'failed', handle, name, problem: found.error, read });
}

/** Empties a zone and lets its file go. */
export function clearZone(zone: ZoneName): void {
  const now = useZones.getState()[zone];
  if (now.state === 'reading') now.stop();
  if (now.state === 'ready' || now.state === 'failed') void dropUpload(now.handle);
  useZones.getState().set(zone, { state: 'empty' });
}

async function openProjectFile(file: File): Promise<void> {
  const { show, showProblem, dismiss } = useToasts.getState();
  const busy = show({ tone: 'busy', subject: 'Opening', text: file.name });
  const uploaded = await uploadFile(file);
  const opened = uploaded.ok ? await useProject.getState().open({ handle: uploaded.value.handle }) : uploaded;
  dismiss(busy);
  if (!opened.ok) showProblem(opened.error);
}

/** Makes the project of what the zones hold. */
export async function createProject(): Promise<void> {
  const { source, target, set } = useZones.getState();
  if (source.state !== 'ready') return;
  const fileOf = (zone: typeof source) => ({
    handle: zone.handle,
    ...(Object.keys(zone.read).length === 0 ? {} : { read: { ...zone.read } }),
    ...(zone.root === undefined ? {} : { root: zone.root }),
  });
  const created = await useProject
    .getState()
    .create({ sources: [fileOf(source)], ...(target.state === 'ready' ? { target: fileOf(target) } : {}) });
  if (!created.ok) {
    useToasts.getState().showProblem(created.error);
    return;
  }
  set('source', { state: 'empty' });
  set('target', { state: 'empty' });
}
