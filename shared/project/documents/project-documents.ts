import type { DocumentChange, DocumentKind, DocumentKinds, Project } from './document.ts';
import { documentKinds } from './definitions.ts';

/** A project that holds nothing but its information. `created` is an instant, ISO 8601. */
export function emptyProject(name = '', created = ''): Project {
  return {
    info: { project: { id: 'project', name, version: '0.1 draft', created, counters: {} } },
    side: {},
    sample: {},
    mapping: {},
    rule: {},
    loop: {},
    lookup: {},
    scenario: {},
    layout: {},
    spec: {},
  };
}

/** A document and what kind it is. */
export type AnyDocument = { [K in DocumentKind]: { readonly kind: K; readonly document: DocumentKinds[K] } }[DocumentKind];

/** The project of these documents, put onto `start` in their order. */
export function projectFromDocuments(documents: readonly AnyDocument[], start: Project = emptyProject()): Project {
  let project = start;
  for (const kind of documentKinds) {
    const own = documents.filter((one) => one.kind === kind).map(({ document }) => [document.id, document] as const);
    if (own.length > 0) project = { ...project, [kind]: { ...project[kind], ...Object.fromEntries(own) } };
  }
  return project;
}

/** The document of that id; `undefined` where there is none. Names such as `constructor` are ids like any other. */
export function findDocument<K extends DocumentKind>(project: Project, kind: K, id: string): DocumentKinds[K] | undefined {
  const documents: Readonly<Record<string, DocumentKinds[K]>> = project[kind];
  return Object.hasOwn(documents, id) ? documents[id] : undefined;
}

/** All documents of a kind, in the order in which they were put. */
export function listDocuments<K extends DocumentKind>(project: Project, kind: K): readonly DocumentKinds[K][] {
  const documents: Readonly<Record<string, DocumentKinds[K]>> = project[kind];
  return Object.values(documents);
}

export function putDocument<K extends DocumentKind>(project: Project, kind: K, document: DocumentKinds[K]): Project {
  return { ...project, [kind]: { ...project[kind], [document.id]: document } };
}

export function removeDocument(project: Project, kind: DocumentKind, id: string): Project {
  return { ...project, [kind]: Object.fromEntries(Object.entries(project[kind]).filter(([other]) => other !== id)) };
}

/** The change that puts, replaces or removes one document. */
export function documentChange<K extends DocumentKind>(
  kind: K,
  id: string,
  before?: DocumentKinds[K],
  after?: DocumentKinds[K],
): DocumentChange {
  const change = { kind, id, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  // The union of changes per kind cannot be built from a generic kind without saying so.
  return change as unknown as DocumentChange;
}

/** Changes that make a project out of nothing. */
export function projectAsChanges(project: Project): readonly DocumentChange[] {
  return documentKinds.flatMap((kind) =>
    listDocuments(project, kind).map((document) => documentChange(kind, document.id, undefined, document)),
  );
}
