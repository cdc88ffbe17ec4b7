import type { DocumentChange, DocumentKind, DocumentKinds, Project } from '#shared/project/documents/document.ts';
import { documentChange, findDocument, listDocuments, putDocument, removeDocument } from '#shared/project/documents/project-documents.ts';

/** A project under change: what the edits of one step have put and removed so far. It lives within one `applyEdit`. */
export class Draft {
  readonly #start: Project;
  readonly #touched = new Map<string, { readonly kind: DocumentKind; readonly id: string }>();
  #now: Project;

  constructor(project: Project) {
    this.#start = project;
    this.#now = project;
  }

  get project(): Project {
    return this.#now;
  }

  find<K extends DocumentKind>(kind: K, id: string): DocumentKinds[K] | undefined {
    return findDocument(this.#now, kind, id);
  }

  list<K extends DocumentKind>(kind: K): readonly DocumentKinds[K][] {
    return listDocuments(this.#now, kind);
  }

  put<K extends DocumentKind>(kind: K, document: DocumentKinds[K]): void {
    this.#touch(kind, document.id);
    this.#now = putDocument(this.#now, kind, document);
  }

  remove(kind: DocumentKind, id: string): void {
    this.#touch(kind, id);
    this.#now = removeDocument(this.#now, kind, id);
  }

  /** The next id of that letter: `R-01` … `R-99`, `R-100`; loops are `L-1`, `L-2`. Numbers are never given out again. */
  nextId(letter: 'R' | 'L' | 'T' | 'K', kind: DocumentKind): string {
    const info = this.find('info', 'project');
    if (info === undefined) throw new Error('A project without information cannot give out ids.');
    let number = info.counters[letter] ?? 0;
    let id: string;
    do {
      number += 1;
      id = idOf(letter, number);
    } while (this.find(kind, id) !== undefined);
    this.put('info', { ...info, counters: { ...info.counters, [letter]: number } });
    return id;
  }

  /** What differs from the start, one change a document, in the order of the first touch. */
  changes(): readonly DocumentChange[] {
    const changes: DocumentChange[] = [];
    for (const { kind, id } of this.#touched.values()) {
      const before = findDocument(this.#start, kind, id);
      const after = findDocument(this.#now, kind, id);
      if (before !== after && JSON.stringify(before) !== JSON.stringify(after)) changes.push(documentChange(kind, id, before, after));
    }
    return changes;
  }

  #touch(kind: DocumentKind, id: string): void {
    this.#touched.set(`${kind} ${id}`, { kind, id });
  }
}

function idOf(letter: string, number: number): string {
  return letter === 'R' || letter === 'T' ? `${letter}-${String(number).padStart(2, '0')}` : `${letter}-${number}`;
}
