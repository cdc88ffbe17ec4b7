import { dirname } from 'node:path';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { EditSaved, OpenedProject } from '#shared/rpc/contract/project.ts';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { createProjectIn } from '#electron/backend/projects/create-project.ts';
import { freePath } from '#electron/backend/projects/free-path.ts';
import { keepUpload } from '#electron/backend/projects/keep-upload.ts';
import { makeSide } from '#electron/backend/projects/make-side.ts';
import type { MadeSide } from '#electron/backend/projects/make-side.ts';
import { planReplacement } from '#shared/project/replacement.ts';
import { copySample } from '#electron/backend/projects/sample-projects.ts';
import { openedProject } from '#electron/backend/sessions/opened-project.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { projectId } from '#electron/backend/settings/recent-projects.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

type ProjectHandlers = Pick<Handlers, Extract<keyof Handlers, `project.${string}`>>;

interface FileRef {
  readonly handle: string;
  readonly name?: string | undefined;
  readonly read?: Record<string, string> | undefined;
  readonly root?: string | undefined;
}

export function projectHandlers(parts: BackendParts): ProjectHandlers {
  const { sessions, uploads, settings, recent, runs } = parts;

  const open = (path: string): Result<OpenedProject> => {
    const session = sessions.open(path);
    return session.ok ? ok(openedProject(session.value)) : session;
  };

  const side = async (ref: FileRef, role: 'source' | 'target', id?: string): Promise<Result<MadeSide>> => {
    const file = uploads.get(ref.handle);
    if (!file.ok) return file;
    const options = { ...(ref.read === undefined ? {} : { read: ref.read }), ...(ref.root === undefined ? {} : { root: ref.root }) };
    return makeSide(file.value, role, ref.name, options, id);
  };

  const change = (key: string, client: string, make: (session: ProjectSession) => Result<EditSaved>): Result<EditSaved> => {
    const session = sessions.get(key);
    if (!session.ok) return session;
    const saved = make(session.value);
    if (saved.ok) tellChanged(parts, session.value, saved.value, client);
    return saved;
  };

  return {
    'project.create': async ({ name, sources, target, per }) => {
      const made: MadeSide[] = [];
      for (const ref of sources) {
        const source = await side(ref, 'source');
        if (!source.ok) return source;
        made.push(source.value);
      }
      const aim = target === undefined ? undefined : await side(target, 'target');
      if (aim !== undefined && !aim.ok) return aim;
      const file = createProjectIn(settings.get().projectsFolder, {
        sources: made,
        ...(name === undefined ? {} : { name }),
        ...(aim === undefined ? {} : { target: aim.value }),
        ...(per === undefined ? {} : { per }),
      });
      if (!file.ok) return file;
      const { path } = file.value;
      file.value.close();
      return open(path);
    },
    'project.open': async (input) => {
      if ('sample' in input) {
        const copied = copySample(parts.samplesFolder, input.sample, settings.get().projectsFolder);
        return copied.ok ? open(copied.value) : copied;
      }
      if ('handle' in input) {
        const file = uploads.get(input.handle);
        if (!file.ok) return file;
        const kept = keepUpload(settings.get().projectsFolder, file.value.name, file.value.readAll());
        return kept.ok ? open(kept.value) : kept;
      }
      const path = recent.path(input.recent);
      return path === undefined
        ? fail(problem('project/unknown', 'This project is not in the list any more.', { next: 'Open its file.' }))
        : open(path);
    },
    'project.state': async ({ key }) => {
      const session = sessions.get(key);
      return session.ok ? ok(openedProject(session.value)) : session;
    },
    'project.close': async ({ key }) => {
      const session = sessions.peek(key);
      if (session !== undefined) await runs.close(session);
      sessions.close(key);
      return ok(undefined);
    },
    'project.edit': async ({ key, edit, client }) => change(key, client, ({ file }) => file.edit(edit, client)),
    'project.undo': async ({ key, client }) => change(key, client, ({ file }) => file.undo(client)),
    'project.redo': async ({ key, client }) => change(key, client, ({ file }) => file.redo(client)),
    'project.saveCopy': async ({ key, name, withSamples, withHistory }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const { file } = session.value;
      const path = freePath(dirname(file.path), name);
      const saved = file.saveCopy(path, { withSamples, withHistory });
      if (!saved.ok) return saved;
      recent.remember(path, { name: file.project.info['project']?.name ?? name });
      return ok({ path, recent: projectId(path) });
    },
    'project.planReplacement': async ({ key, side: id, file }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const { project } = session.value.file;
      const present = findDocument(project, 'side', id);
      if (present === undefined) return fail(problem('project/no-side', `There is no source or target ${id}.`));
      const made = await side({ ...file, name: file.name ?? present.name }, present.role, id);
      if (!made.ok) return made;
      const stored = putSample(session.value, made.value);
      if (!stored.ok) return stored;
      return planReplacement(
        project,
        { ...made.value.side, write: present.write, ...(present.label === undefined ? {} : { label: present.label }) },
        made.value.sample?.document,
      );
    },
    'project.addSource': async ({ key, file, client }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const made = await side(file, 'source');
      if (!made.ok) return made;
      const stored = putSample(session.value, made.value);
      if (!stored.ok) return stored;
      const { project } = session.value.file;
      const mapping = Object.values(project.mapping)[0];
      const added = {
        type: 'side.set',
        side: made.value.side,
        ...(made.value.sample === undefined ? {} : { sample: made.value.sample.document }),
      } as const;
      const read =
        mapping === undefined
          ? []
          : [{ type: 'mapping.set', mapping: mapping.id, patch: { sources: [...mapping.sources, made.value.side.id] } } as const];
      return change(key, client, (open_) =>
        open_.file.edit({ type: 'batch', label: `Add the source ${made.value.side.file}`, edits: [added, ...read] }, client),
      );
    },
    'project.setTarget': async ({ key, file, client }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const mapping = Object.values(session.value.file.project.mapping)[0];
      const made = await side(file, 'target', mapping?.target);
      if (!made.ok) return made;
      const stored = putSample(session.value, made.value);
      if (!stored.ok) return stored;
      const sample = made.value.sample === undefined ? {} : { sample: made.value.sample.document };
      return change(key, client, (open_) => open_.file.edit({ type: 'side.set', side: made.value.side, ...sample }, client));
    },
  };
}

/** Tells every page of a saved step; the one that made it knows itself by `client`. */
export function tellChanged(parts: BackendParts, session: ProjectSession, saved: EditSaved, client: string): void {
  const { seq, changes, label, history } = saved;
  if (changes.length > 0) parts.events.tell({ name: 'project.changed', data: { key: session.key, seq, changes, label, client, history } });
  parts.statuses.changed(session);
}

function putSample(session: ProjectSession, made: MadeSide): Result<void> {
  if (made.sample === undefined) return ok(undefined);
  const put = session.file.putSample(made.sample.bytes);
  return put.ok ? ok(undefined) : put;
}
