import { useProject } from '#renderer/state/project.ts';
import { useSettings } from '#renderer/state/settings.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { isBareAddress, useWorkspace } from '#renderer/state/workspace.ts';
import { useStart } from './start.ts';

/** Opens what the address names (a reload, a second tab), else what the host was started with, else shows Welcome. */
export async function openAtStart(): Promise<void> {
  const bare = isBareAddress();
  const info = await useSettings.getState().load();
  const { project: key, setProject } = useWorkspace.getState();
  const { reopen, open } = useProject.getState();
  const opened =
    key !== undefined
      ? await reopen(key)
      : bare && info.ok && info.value.open !== undefined
        ? await open({ recent: info.value.open })
        : undefined;
  if (opened?.ok === false) useToasts.getState().showProblem(opened.error);
  if (opened?.ok === true || key === undefined || opened?.error.code !== 'rpc/unreachable') setProject(useProject.getState().opened?.key);
  useProject.subscribe((now, before) => {
    if (now.opened?.key !== before.opened?.key) useWorkspace.getState().setProject(now.opened?.key);
  });
  useStart.setState({ ready: true });
}
