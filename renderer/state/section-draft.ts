import { create } from 'zustand';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import { emptySection } from '#shared/spec/section-values.ts';
import { useProject } from './project.ts';

export type Row = Readonly<Record<string, string>>;

/** What has been typed into a section and is not saved yet: values by field key, rows by part. */
export interface SectionPatch {
  readonly fields: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

interface DraftState {
  readonly patches: Readonly<Record<string, SectionPatch>>;
  setField(section: string, key: string, value: string): void;
  /** Several values at once: one step of the history. */
  setFields(section: string, fields: Readonly<Record<string, string>>): void;
  setRows(section: string, part: string, rows: readonly Row[]): void;
  /** Saves what is typed now. */
  flush(): void;
}

/** Typing is saved this long after the last key, in ms; the history joins what follows within a second. */
const patience = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The forms of the specification: everything typed goes to the project by itself. */
export const useSectionDraft = create<DraftState>()((set, get) => {
  const take = (section: string, patch: Partial<SectionPatch>): void => {
    const before = get().patches[section];
    const fields = { ...before?.fields, ...patch.fields };
    const tables = { ...before?.tables, ...patch.tables };
    set({ patches: { ...get().patches, [section]: { fields, tables } } });
    clearTimeout(timer);
    timer = setTimeout(() => get().flush(), patience);
  };
  return {
    patches: {},
    setField: (section, key, value) => take(section, { fields: { [key]: value } }),
    setFields: (section, fields) => take(section, { fields }),
    setRows: (section, part, rows) => take(section, { tables: { [part]: rows } }),
    flush() {
      clearTimeout(timer);
      const { patches } = get();
      const { project, edit } = useProject.getState();
      for (const [section, patch] of Object.entries(patches)) {
        const saved = project.spec[section] ?? emptySection(section);
        const next = patchedSection(saved, patch);
        if (!sameSection(saved, next)) void edit({ type: 'spec.set', section: next });
      }
      if (Object.keys(patches).length > 0) set({ patches: {} });
    },
  };
});

useProject.subscribe((now, before) => {
  // What was typed into a project that is gone must not reach the next one.
  if (now.opened?.key !== before.opened?.key && Object.keys(useSectionDraft.getState().patches).length > 0) {
    clearTimeout(timer);
    useSectionDraft.setState({ patches: {} });
  }
});

/** A section with what is typed over it. Emptied values leave it; other values stay as they are. */
export function patchedSection(saved: SpecSection, patch: SectionPatch | undefined): SpecSection {
  if (patch === undefined) return saved;
  const fields: Record<string, string> = { ...saved.fields, ...patch.fields };
  for (const [key, value] of Object.entries(patch.fields)) if (value === '') delete fields[key];
  const tables: Record<string, readonly Row[]> = { ...saved.tables, ...patch.tables };
  for (const [part, rows] of Object.entries(patch.tables)) if (rows.length === 0) delete tables[part];
  return { id: saved.id, fields, tables };
}

function sameSection(a: SpecSection, b: SpecSection): boolean {
  return JSON.stringify([sorted(a.fields), sorted(a.tables)]) === JSON.stringify([sorted(b.fields), sorted(b.tables)]);
}

function sorted(object: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
