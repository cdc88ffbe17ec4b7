import { create } from 'zustand';
import type { Result } from '#shared/base/result.ts';
import type { EditSaved } from '#shared/rpc/contract/project.ts';
import type { Coverage, ScenarioResult } from '#shared/rpc/contract/scenario.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, clientId, onEvent } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';
import { useSelection } from './selection.ts';
import { useToasts } from './toasts.ts';

/** The last change of a rule that this page has seen. */
export interface RuleChange {
  /** Ms since 1970. */
  readonly at: number;
  readonly mine: boolean;
  /** What undo would have to be called to take it back. */
  readonly label: string;
}

interface ScenariosState {
  /** Last result of each scenario, by id. */
  readonly results: Readonly<Record<string, ScenarioResult>>;
  readonly coverage: Coverage | undefined;
  readonly running: boolean;
  /** Number of the edit that the results are of; older than the project's: out of date. */
  readonly ofSeq: number | undefined;
  /** Last change of each rule since the project was opened, by id. */
  readonly changes: Readonly<Record<string, RuleChange>>;
  /** Rules that the very last edit changed. */
  readonly lastChanged: readonly string[];
  /** The scenario looked at. */
  readonly chosen: string | undefined;
  choose(scenario: string | undefined): void;
  /** Runs all, or only those. */
  run(scenarios?: readonly string[]): Promise<void>;
  /** Makes a scenario of the record in view; gives its id. */
  make(name?: string): Promise<Result<EditSaved & { readonly scenario: string }>>;
  /** Takes what comes out now as expected; the reason is kept. */
  accept(scenario: string, reason: string): Promise<Result<EditSaved>>;
}

const none = {
  results: {},
  coverage: undefined,
  running: false,
  ofSeq: undefined,
  chosen: undefined,
  changes: {},
  lastChanged: [],
} as const;
const noProject = problem('project/not-open', 'No project is open.');

export const useScenarios = create<ScenariosState>()((set, get) => ({
  ...none,
  choose: (chosen) => set({ chosen }),
  async run(scenarios) {
    const { opened, seq } = useProject.getState();
    if (opened === undefined || get().running) return;
    set({ running: true });
    const done = await callBackend('scenario.run', { key: opened.key, ...(scenarios === undefined ? {} : { scenarios: [...scenarios] }) });
    if (opened.key !== useProject.getState().opened?.key) return;
    set({ running: false });
    if (!done.ok) {
      useToasts.getState().showProblem(done.error);
      return;
    }
    const results = Object.fromEntries(done.value.results.map((result) => [result.scenario, result]));
    set({ results: scenarios === undefined ? results : { ...get().results, ...results }, coverage: done.value.coverage, ofSeq: seq });
  },
  async make(name) {
    const { opened, accept } = useProject.getState();
    const { mapping, record } = useSelection.getState();
    if (opened === undefined || mapping === undefined) return fail(noProject);
    const made = await callBackend('scenario.make', {
      key: opened.key,
      mapping,
      record,
      client: clientId,
      ...(name === undefined ? {} : { name }),
    });
    if (made.ok) {
      accept(made.value);
      set({ chosen: made.value.scenario });
      void get().run([made.value.scenario]);
    } else useToasts.getState().showProblem(made.error);
    return made;
  },
  async accept(scenario, reason) {
    const { opened, accept } = useProject.getState();
    if (opened === undefined) return fail(noProject);
    const taken = await callBackend('scenario.accept', { key: opened.key, scenario, reason, client: clientId });
    if (taken.ok) {
      accept(taken.value);
      void get().run([scenario]);
    } else useToasts.getState().showProblem(taken.error);
    return taken;
  },
}));

/** Lets go of results when another project opens, and notes which edit changed which rule. Once, at start. */
export function followScenarios(): () => void {
  const stops = [
    useProject.subscribe((now, before) => {
      if (now.opened?.key !== before.opened?.key) useScenarios.setState(none);
    }),
    onEvent('project.changed', ({ key, changes, client, label }) => {
      if (key !== useProject.getState().opened?.key) return;
      const rules = changes.filter((change) => change.kind === 'rule').map((change) => change.id);
      const change: RuleChange = { at: Date.now(), mine: client === clientId, label };
      useScenarios.setState((state) => ({
        lastChanged: rules,
        changes: rules.length === 0 ? state.changes : { ...state.changes, ...Object.fromEntries(rules.map((rule) => [rule, change])) },
      }));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
