import type { ReactNode } from 'react';
import { FileText, PanelBottomClose, Repeat, Table } from 'lucide-react';
import type { ProblemRow } from '#shared/rpc/contract/preview.ts';
import type { Trace } from '#shared/trace/trace.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import type { TabOption } from '#renderer/kit/Tabs.tsx';
import { Tabs } from '#renderer/kit/Tabs.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import type { TextSpan } from '#renderer/parts/expression-editor/editor-language.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround, pathWords } from '#renderer/map/mapping-view.ts';
import { LoopTab } from './LoopTab.tsx';
import { ExpressionTab } from './ExpressionTab.tsx';
import { NotesTab } from './NotesTab.tsx';
import { SourceTab } from './SourceTab.tsx';
import { ProblemsTab } from './ProblemsTab.tsx';
import { TestsTab } from './TestsTab.tsx';
import { ValuesPane } from './ValuesPane.tsx';
import { WhyTab } from './WhyTab.tsx';
import { useSpread, useValuesTable } from './use-rule-figures.ts';
import './dock.css';

export type DockTab = 'expression' | 'why' | 'problems' | 'tests' | 'notes' | 'values' | 'output';

export interface DockProps {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly tab: DockTab;
  readonly onTab: (tab: DockTab) => void;
  /** Where there is no room beside the expression, values and output are tabs. */
  readonly valuesAsTab: boolean;
  readonly output: ReactNode | undefined;
  readonly valuesWidth: number;
  readonly readOnly: boolean;
  readonly reveal: TextSpan | undefined;
  /** Place of the chosen value in the output, and why it is what it is. */
  readonly place: string | undefined;
  readonly trace: Trace | undefined;
  readonly onReveal: (span: TextSpan) => void;
  readonly onProblem: (problem: ProblemRow) => void;
  readonly onSelectLoop: (target: string) => void;
  readonly onHide: () => void;
  readonly onEscape: () => void;
}

/** Under the canvas: the chosen rule as text, problems, tests, note; its values beside it. */
export function Dock(props: DockProps) {
  const { view, tab, valuesAsTab } = props;
  const target = useSelection((state) => state.target);
  const source = useSelection((state) => state.source);
  const status = usePreview((state) => state.status);
  const scenarios = useProject((state) => state.project.scenario);
  const rule = target === undefined ? undefined : view.ruleAt.get(target);
  const table = useValuesTable(rule?.id);
  const { spread, stale } = useSpread(rule?.id);
  const problems = status?.problems ?? [];
  const tests = Object.values(scenarios).filter((scenario) => scenario.mapping === view.mapping.id).length;
  const make = (): void => void useScenarios.getState().make();
  const loop = target === undefined ? undefined : loopsAround(view, target).at(-1);
  const words = target === undefined ? [] : pathWords(view, target);

  const tabs: TabOption<DockTab>[] = [
    { value: 'expression', label: 'Expression' },
    { value: 'why', label: 'Why' },
    ...(valuesAsTab ? [{ value: 'values' as const, label: 'Values' }] : []),
    ...(props.output === undefined ? [] : [{ value: 'output' as const, label: 'Output' }]),
    { value: 'problems', label: 'Problems', count: problems.length === 0 ? undefined : problems.length, countTone: 'err' },
    { value: 'tests', label: 'Tests', count: tests === 0 ? undefined : tests },
    { value: 'notes', label: 'Notes' },
  ];
  const shown = tabs.some((one) => one.value === tab) ? tab : 'expression';
  const values = (
    <ValuesPane view={view} rule={rule} table={table} spread={spread} stale={stale} steps={props.trace?.steps} onMakeTest={make} />
  );

  const beside = (
    <>
      {target !== undefined && (
        <div className="dock__where">
          <span className="dock__path ellipsis" title={words.join(' › ')}>
            {words
              .slice(0, -1)
              .map((word) => `${word} › `)
              .join('')}
            <strong>{words.at(-1)}</strong>
          </span>
          {rule !== undefined && <RuleChip rule={rule.id} />}
          {loop !== undefined && (
            <Chip tone="loop" icon={Repeat} mono onClick={() => props.onSelectLoop(loop.target)} title={`Go to the loop over ${loop.each}`}>
              {`for each ${loop.each}`}
            </Chip>
          )}
        </div>
      )}
      <span className="pane-header__gap" />
      {rule !== undefined && (
        <>
          <Button look="ghost" size="small" icon={Table} onClick={() => useWorkspace.getState().go('rules')}>
            Row in Rules
          </Button>
          <Button look="ghost" size="small" icon={FileText} onClick={() => useWorkspace.getState().go('spec')}>
            Spec
          </Button>
        </>
      )}
      <IconButton icon={PanelBottomClose} label="Hide the dock" keys="Ctrl J" onClick={props.onHide} />
    </>
  );

  return (
    <section className="dock" aria-label="Dock" data-pane="dock">
      <Tabs label="Dock" value={shown} onChange={props.onTab} tabs={tabs} beside={beside} className="dock__tabs">
        <div className="dock__body">
          <div className="dock__main">{main()}</div>
          {!valuesAsTab && (
            <div className="dock__values" style={{ width: props.valuesWidth }}>
              {values}
            </div>
          )}
        </div>
      </Tabs>
    </section>
  );

  function main(): ReactNode {
    switch (shown) {
      case 'expression':
        if (target === undefined && source !== undefined)
          return <SourceTab view={view} model={props.model} side={source.side} path={source.path} />;
        if (target === undefined)
          return (
            <EmptyState title="Nothing chosen" text="Choose a target field to see its rule, or a source field to see where it goes." />
          );
        if (view.loopAt.has(target) && rule === undefined) return <LoopTab view={view} target={target} readOnly={props.readOnly} />;
        return (
          <ExpressionTab
            view={view}
            target={target}
            rule={rule}
            table={table}
            spread={spread}
            readOnly={props.readOnly}
            reveal={props.reveal}
            onEscape={props.onEscape}
          />
        );
      case 'why':
        return <WhyTab view={view} place={props.place} trace={props.trace} onReveal={props.onReveal} />;
      case 'problems':
        return <ProblemsTab problems={problems} onAct={props.onProblem} />;
      case 'tests':
        return <TestsTab mapping={view.mapping.id} onMake={make} />;
      case 'notes':
        return <NotesTab key={rule?.id} rule={rule} name={words.at(-1) ?? ''} readOnly={props.readOnly} />;
      case 'values':
        return values;
      case 'output':
        return props.output;
    }
  }
}
