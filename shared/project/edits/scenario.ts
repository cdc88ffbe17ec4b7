import { fail, ok } from '#shared/base/result.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { countOf } from './field-name.ts';
import { missing } from './missing.ts';

export const setScenario: EditHandler<EditOf<'scenario.set'>> = (draft, { scenario }) => {
  const { id, ...parts } = scenario;
  if (id !== undefined && draft.find('scenario', id) === undefined) return fail(missing('scenario', id));
  if (draft.find('mapping', parts.mapping) === undefined) return fail(missing('mapping', parts.mapping));
  draft.put('scenario', { id: id ?? draft.nextId('T', 'scenario'), ...parts });
  return ok(`${id === undefined ? 'Add' : 'Edit'} the scenario ${parts.name}`);
};

export const removeScenarios: EditHandler<EditOf<'scenario.remove'>> = (draft, { scenarios }) => {
  const names: string[] = [];
  for (const id of new Set(scenarios)) {
    const scenario = draft.find('scenario', id);
    if (scenario === undefined) return fail(missing('scenario', id));
    names.push(scenario.name);
    draft.remove('scenario', id);
  }
  return ok(names.length === 1 ? `Remove the scenario ${names[0]}` : `Remove ${countOf(names.length, 'scenario')}`);
};
