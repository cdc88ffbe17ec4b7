import { createProjectFile } from '#electron/backend/store/open-project.ts';
import { projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { connect, ordersProject, setRule } from '../shared/project/orders-project.ts';

/** Makes and closes a project file that has all there is: documents, a sample, a revision, a run, a history. Gives the sample's hash. */
export function makeFullProject(path: string): string {
  const made = createProjectFile(path, projectAsChanges(ordersProject()), []);
  if (!made.ok) throw new Error(made.error.message);
  const file = made.value;
  const hash = file.putSample(Buffer.from(JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, name: `order ${id}` })))));
  for (let n = 0; n < 30; n += 1) file.edit(setRule(`Order.Field${n}`, `$sum(line_items.(qty * ${n}))`), 'p');
  file.edit(connect('line_items.sku', 'Order.Lines.Line.Sku'), 'p');
  file.createRevision({ name: 'First', reason: 'for review', author: 'Ada' });
  file.putRun({ id: 'run', number: 1, summary: { read: 10, mapped: 10 } });
  file.edit(setRule('Order.No', 'id'), 'p');
  file.close();
  if (!hash.ok) throw new Error(hash.error.message);
  return hash.value;
}
