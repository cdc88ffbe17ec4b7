import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';

/**
 * What an edit would change, told without the backend, so that the page shows it at once. `undefined` for what only the
 * backend can tell; the answer follows within milliseconds.
 */
export function foreseeEdit(project: Project, edit: Edit): readonly DocumentChange[] | undefined {
  switch (edit.type) {
    case 'layout.move':
      return [moveNodes(project, edit)];
    case 'spec.set':
      return [{ kind: 'spec', id: edit.section.id, ...before(project.spec[edit.section.id]), after: edit.section }];
    case 'rule.set':
      return changeRule(project, edit);
    case 'rule.remove':
      return edit.rules.flatMap((id) => {
        const rule = project.rule[id];
        return rule === undefined ? [] : [{ kind: 'rule', id, before: rule }];
      });
    default:
      return undefined;
  }
}

function before<T>(value: T | undefined): { readonly before?: T } {
  return value === undefined ? {} : { before: value };
}

function moveNodes(project: Project, edit: Extract<Edit, { type: 'layout.move' }>): DocumentChange {
  const layout = project.layout[edit.mapping];
  const nodes = { ...layout?.nodes };
  for (const [id, at] of Object.entries(edit.nodes)) {
    if (at === null) delete nodes[id];
    else nodes[id] = at;
  }
  return { kind: 'layout', id: edit.mapping, ...before(layout), after: { id: edit.mapping, nodes } };
}

/** Only rules that are there: a new one gets its id from the backend. */
function changeRule(project: Project, edit: Extract<Edit, { type: 'rule.set' }>): readonly DocumentChange[] | undefined {
  const rule = Object.values(project.rule).find((one) => one.mapping === edit.mapping && one.target === edit.target);
  if (rule === undefined) return undefined;
  const { default: standIn, mandatory, classification, note, ...kept } = { ...rule, ...edit.patch };
  return [
    {
      kind: 'rule',
      id: rule.id,
      before: rule,
      after: {
        ...kept,
        ...(standIn === undefined || standIn === null ? {} : { default: standIn }),
        ...(mandatory === undefined || mandatory === null ? {} : { mandatory }),
        ...(classification === undefined || classification === null ? {} : { classification }),
        ...(note === undefined || note === null ? {} : { note }),
      },
    },
  ];
}
