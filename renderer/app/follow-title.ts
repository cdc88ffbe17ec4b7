import { useProject } from '#renderer/state/project.ts';
import { projectName } from './project-name.ts';

/** The window's title names the project. */
export function followTitle(): () => void {
  const apply = () => {
    const { opened, project } = useProject.getState();
    const title = opened === undefined ? 'Mapwright' : `${projectName(project)} – Mapwright`;
    if (document.title !== title) document.title = title;
  };
  apply();
  return useProject.subscribe(apply);
}
