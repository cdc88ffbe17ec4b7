import { create } from 'zustand';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { FieldFigures, FoundRecords, ProjectStatus, RecordPreview, Spread, ValuesTable } from '#shared/rpc/contract/preview.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import type { Trace } from '#shared/trace/trace.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, onEvent, unreachableCode } from '#renderer/rpc/client.ts';
import { watchConnection } from '#renderer/rpc/connection.ts';
import { useProject } from './project.ts';
import { useSelection } from './selection.ts';
import { forgetValues, keepValues } from './value-store.ts';

/** An expression being typed, not saved. */
export interface Draft {
  readonly rule: string;
  readonly expression: string;
}

/** What a rule may be looked for to give; a value as the spread shows it. */
export type Gives = { readonly kind: 'nothing' | 'null' | 'error' } | { readonly kind: 'value'; readonly text: string };

interface PreviewState {
  /** The record in view, read and mapped; of the newest text that has an answer. */
  readonly preview: RecordPreview | undefined;
  /** Why there is no preview of the record asked for. */
  readonly failure: Problem | undefined;
  /** A newer answer is on its way: values may grey, nothing spins. */
  readonly stale: boolean;
  readonly draft: Draft | undefined;
  /** What is known of every target field; figures over the whole sample. */
  readonly status: ProjectStatus | undefined;
  /** Sets or ends what is being typed; the newest text wins. */
  setDraft(draft: Draft | undefined): void;
  /** A rule over the whole sample; with an expression, as it would be. */
  spread(rule: string, expression?: string): Promise<Result<Spread>>;
  /** The sub-expressions of a rule for the record in view. */
  values(rule: string, expression?: string): Promise<Result<ValuesTable>>;
  /** Why a value of the record in view is what it is, what is being typed included; `place` as `Lines.Line[2].TaxCode`. */
  trace(place: string): Promise<Result<Trace>>;
  /** Who is to blame for a value of the record in view that should be another one; absent: nothing. */
  blame(place: string, expected?: JsonValue): Promise<Result<readonly Suspect[]>>;
  /** The records of the sample for which a rule gives a certain thing. */
  records(rule: string, gives: Gives): Promise<Result<FoundRecords>>;
  /** A source field over the whole sample, by the names of its path from the input's root. */
  field(names: readonly string[]): Promise<Result<FieldFigures>>;
  /** A record as read, wire form; it does not become the one in view. */
  recordInput(record: number): Promise<Result<JsonValue>>;
  /** Goes to the next record (after the one in view) that holds a text; false when none does. */
  findRecord(text: string): Promise<Result<boolean>>;
  refresh(): void;
}

const none = { preview: undefined, failure: undefined, stale: false, draft: undefined, status: undefined } as const;
const noProject = problem('project/not-open', 'No project is open.');
const atOnce = 2;

export const usePreview = create<PreviewState>()((set, get) => ({
  ...none,
  setDraft(draft) {
    const was = get().draft;
    if (was?.rule === draft?.rule && was?.expression === draft?.expression) return;
    set({ draft });
    // What was typed is saved: the values shown are those of the rule as it stands.
    if (draft === undefined && was !== undefined && useProject.getState().project.rule[was.rule]?.expression === was.expression) return;
    ask();
  },
  async spread(rule, expression) {
    const key = useProject.getState().opened?.key;
    return key === undefined ? fail(noProject) : callBackend('preview.spread', { key, rule, expression });
  },
  async values(rule, expression) {
    const key = useProject.getState().opened?.key;
    return key === undefined
      ? fail(noProject)
      : callBackend('preview.values', { key, rule, record: useSelection.getState().record, expression });
  },
  async trace(place) {
    const at = mappingInView();
    if (at === undefined) return fail(noProject);
    const { draft } = get();
    return callBackend('preview.trace', {
      ...at,
      record: useSelection.getState().record,
      place,
      ...(draft === undefined ? {} : { overrides: [draft] }),
    });
  },
  async blame(place, expected) {
    const at = mappingInView();
    if (at === undefined) return fail(noProject);
    const { record } = useSelection.getState();
    return callBackend('preview.blame', { ...at, record, place, ...(expected === undefined ? {} : { expected }) });
  },
  async records(rule, gives) {
    const key = useProject.getState().opened?.key;
    return key === undefined ? fail(noProject) : callBackend('preview.records', { key, rule, gives });
  },
  async field(names) {
    const at = mappingInView();
    return at === undefined ? fail(noProject) : callBackend('preview.field', { ...at, names: [...names] });
  },
  async recordInput(record) {
    const key = useProject.getState().opened?.key;
    const { mapping } = useSelection.getState();
    if (key === undefined || mapping === undefined) return fail(noProject);
    const answer = await callBackend('preview.record', { key, mapping, record });
    return answer.ok ? { ok: true, value: answer.value.input } : answer;
  },
  async findRecord(text) {
    const key = useProject.getState().opened?.key;
    const { mapping, record } = useSelection.getState();
    if (key === undefined || mapping === undefined) return fail(noProject);
    const found = await callBackend('preview.findRecord', { key, mapping, text, after: record });
    if (!found.ok) return found;
    if (found.value.record !== undefined) useSelection.getState().select({ record: found.value.record });
    return { ok: true, value: found.value.record !== undefined };
  },
  refresh: ask,
}));

function mappingInView(): { readonly key: string; readonly mapping: string } | undefined {
  const key = useProject.getState().opened?.key;
  const { mapping } = useSelection.getState();
  return key === undefined || mapping === undefined ? undefined : { key, mapping };
}

/** Numbers of questions: an answer older than one shown is dropped. */
let asked = 0;
let answered = 0;
let underWay = 0;
let wanted = false;
/** What the values shown are of. */
let shownOf = '';

function ask(): void {
  const key = useProject.getState().opened?.key;
  const { mapping, record } = useSelection.getState();
  if (key === undefined || mapping === undefined) return;
  if (underWay >= atOnce) {
    // The newest text is asked about as soon as one of those under way is answered.
    wanted = true;
    return;
  }
  asked += 1;
  underWay += 1;
  const mine = asked;
  const { draft } = usePreview.getState();
  usePreview.setState({ stale: true });
  void callBackend('preview.record', { key, mapping, record, ...(draft === undefined ? {} : { overrides: [draft] }) }).then((result) => {
    underWay -= 1;
    if (key === useProject.getState().opened?.key && mine > answered) take(result, mine, `${key}|${mapping}|${record}`);
    if (wanted) {
      wanted = false;
      ask();
    }
  });
}

function take(result: Result<RecordPreview>, mine: number, of: string): void {
  answered = mine;
  const stale = mine < asked || wanted;
  if (result.ok) {
    const { preview: before } = usePreview.getState();
    const same = before !== undefined && of === shownOf && textOf(before) === textOf(result.value);
    if (!same) keepValues(result.value, of !== shownOf);
    shownOf = of;
    // The same answer again draws nothing again.
    usePreview.setState({ preview: same ? before : result.value, failure: undefined, stale });
    if (useSelection.getState().records !== result.value.of) useSelection.setState({ records: result.value.of });
  } else if (result.error.code !== unreachableCode) usePreview.setState({ failure: result.error, stale });
}

/** A preview as one text, but for the time it took. */
function textOf(preview: RecordPreview): string {
  return JSON.stringify({ ...preview, milliseconds: 0 });
}

async function askStatus(key: string): Promise<void> {
  const status = await callBackend('preview.status', { key });
  if (status.ok && key === useProject.getState().opened?.key) usePreview.setState({ status: status.value });
}

/** Keeps preview and status in step with project and selection. Once, at start. */
export function followPreview(): () => void {
  const stops = [
    onEvent('status.changed', (event) => {
      if (event.key === useProject.getState().opened?.key) usePreview.setState({ status: event.status });
    }),
    useProject.subscribe((now, before) => {
      if (now.opened?.key !== before.opened?.key) {
        forgetValues();
        usePreview.setState(none);
        useSelection.getState().reset(firstMapping());
        if (now.opened !== undefined) void askStatus(now.opened.key);
        return;
      }
      if (now.seq !== before.seq) ask();
      if (useSelection.getState().mapping === undefined && now.opened !== undefined)
        useSelection.getState().select({ mapping: firstMapping() });
    }),
    useSelection.subscribe((now, before) => {
      if (now.mapping !== before.mapping || now.record !== before.record) ask();
    }),
    watchConnection((state, before) => {
      const key = useProject.getState().opened?.key;
      if (state !== 'open' || before === 'connecting' || key === undefined) return;
      ask();
      void askStatus(key);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function firstMapping(): string | undefined {
  const mappings = Object.values(useProject.getState().project.mapping);
  return mappings.sort((a, b) => a.order - b.order)[0]?.id;
}
