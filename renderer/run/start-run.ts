import type { CallInput } from '#shared/rpc/contract.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { useProject } from '#renderer/state/project.ts';
import { useRuns } from '#renderer/state/run.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useStartChoice } from './start-choice.ts';

/** The sample that drives a mapping. */
export function drivingSample(project: Project, mapping: string | undefined) {
  const source = project.mapping[mapping ?? '']?.sources[0];
  return project.sample[project.side[source ?? '']?.sample ?? ''];
}

/** What the next run would read, where it is there. */
export function inputOf(project: Project, mapping: string | undefined): CallInput<'run.start'>['input'] | undefined {
  const { from, file } = useStartChoice.getState();
  if (from === 'file') return file.state === 'ready' ? { handle: file.handle } : undefined;
  const sample = drivingSample(project, mapping);
  return sample === undefined ? undefined : { sample: sample.id };
}

/** Starts a run as chosen; false when there is nothing to start with or it was refused. */
export async function startRun(): Promise<boolean> {
  const { mapping } = useSelection.getState();
  const input = inputOf(useProject.getState().project, mapping);
  if (mapping === undefined || input === undefined) return false;
  const { formatOut, invalid, maxRejects } = useStartChoice.getState();
  const started = await useRuns.getState().start({
    mapping,
    input,
    ...(formatOut === undefined ? {} : { formatOut }),
    ...(invalid === undefined ? {} : { invalid }),
    ...(maxRejects.trim() === '' ? {} : { maxRejects: maxRejects.trim() }),
  });
  return started.ok;
}
