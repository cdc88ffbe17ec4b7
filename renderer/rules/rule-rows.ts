import { joinPath, splitPath } from '#shared/base/field-path.ts';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { Classification, Loop, Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import type { Status } from '#shared/project/status.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import { typeWord } from '#shared/schema/field-label.ts';
import type { ProjectStatus } from '#shared/rpc/contract/preview.ts';
import { pathWords } from '#renderer/state/field-words.ts';
import type { RowSources } from './row-sources.ts';
import { rowSources } from './row-sources.ts';

export type RowChange = 'new' | 'changed';

/** A row of the table: a target field and the rule that fills it, if any. */
export interface RuleRow {
  /** Also the row's key. */
  readonly target: FieldPath;
  /** Last name of the target. */
  readonly name: string;
  /** The group of the target, as people read it: `Lines › Line`; '' at the top. */
  readonly section: string;
  readonly sectionPath: FieldPath;
  /** Place in the target, from 0. */
  readonly place: number;
  readonly rule: Rule | undefined;
  readonly sources: RowSources | undefined;
  /** `str → enum`; without a source `→ enum`. */
  readonly type: string;
  readonly mandatory: boolean;
  readonly classification: Classification | undefined;
  /** The rule's note, else the schema's. */
  readonly note: string;
  readonly status: Status | undefined;
  /** Against the last revision; absent: the same, or nothing is known of it. */
  readonly change?: RowChange;
  readonly branches: { readonly taken: number; readonly of: number } | undefined;
  /** Over the whole sample; absent while not measured. */
  readonly figures:
    { readonly evaluations: number; readonly nothing: number; readonly errors: number; readonly invalid: number } | undefined;
}

const noChanges: ReadonlyMap<FieldPath, RowChange> = new Map();

/** Rows of one mapping in the order of its target. Sources of rules that did not change are taken from `kept`. */
export function ruleRows(
  project: Project,
  mapping: string,
  status: ProjectStatus | undefined,
  kept = new SourceMemory(),
  changes: ReadonlyMap<FieldPath, RowChange> = noChanges,
): readonly RuleRow[] {
  const target = findDocument(project, 'mapping', mapping)?.target;
  const schema = target === undefined ? undefined : findDocument(project, 'side', target)?.schema;
  const loops = listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping);
  // Before the first tests have run, "unproven" would only mean that nothing is known yet.
  const proofKnown =
    status === undefined || status.fresh || status.scenarios.of === 0 || status.scenarios.passed + status.scenarios.failed > 0;
  const known = new Map(status?.fields.filter((field) => field.mapping === mapping).map((field) => [field.target, field]));
  kept.startWith(project, loops);
  return targetFields(project, mapping).map((field, place): RuleRow => {
    const names = splitPath(field.target) ?? [field.target];
    const sectionPath = joinPath(names.slice(0, -1));
    const { rule } = field;
    const sources = rule === undefined ? undefined : kept.of(project, rule, loops);
    const measured = known.get(field.target);
    const change = changes.get(field.target);
    const into = field.field === undefined ? 'any' : typeWord(field.field);
    return {
      target: field.target,
      name: names.at(-1) ?? 'whole output',
      section: names.length < 2 ? '' : pathWords(schema, sectionPath),
      sectionPath,
      place,
      rule,
      sources,
      type: sources === undefined || sources.type === '' ? `→ ${into}` : `${sources.type} → ${into}`,
      mandatory: field.mandatory,
      classification: rule?.classification,
      note: rule?.note ?? field.field?.note ?? '',
      ...(change === undefined ? {} : { change }),
      status: measured?.status === 'unproven' && !proofKnown ? undefined : measured?.status,
      branches: proofKnown ? measured?.branches : undefined,
      figures:
        measured === undefined || rule === undefined
          ? undefined
          : { evaluations: measured.evaluations, nothing: measured.nothing, errors: measured.errors, invalid: measured.invalid },
    };
  });
}

/** Remembers what rules read: reading 2,000 expressions again for each edit of one would be felt. */
export class SourceMemory {
  #known = new WeakMap<Rule, RowSources>();
  #of: readonly unknown[] = [];

  /** Forgets everything when loops, sides or mappings differ from last time: they decide where a path leads. */
  startWith(project: Project, loops: readonly Loop[]): void {
    const now = [project.side, project.mapping, ...loops];
    if (now.length === this.#of.length && now.every((one, at) => one === this.#of[at])) return;
    this.#of = now;
    this.#known = new WeakMap();
  }

  of(project: Project, rule: Rule, loops: readonly Loop[]): RowSources {
    const known = this.#known.get(rule);
    if (known !== undefined) return known;
    const sources = rowSources(project, rule, loops);
    this.#known.set(rule, sources);
    return sources;
  }
}
