import { useProject } from './project.ts';
import { useSelection } from './selection.ts';
import { useWorkspace } from './workspace.ts';

/** Shows a rule on the map, its field chosen. */
export function goToRule(id: string): void {
  const rule = useProject.getState().project.rule[id];
  if (rule === undefined) return;
  useSelection.getState().select({ mapping: rule.mapping, target: rule.target });
  useWorkspace.getState().go('map');
}
