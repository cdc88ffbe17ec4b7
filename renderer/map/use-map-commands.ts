import { useEffect, useRef } from 'react';
import { findField } from '#shared/schema/find-field.ts';
import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useScenarios } from '#renderer/state/scenario.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import type { FlowControls } from './canvas/CanvasFlow.tsx';
import type { CanvasModel } from './canvas/canvas-model.ts';
import type { Picking } from './connect/Pickers.tsx';
import type { MappingView } from './mapping-view.ts';
import { loopsAround } from './mapping-view.ts';
import type { Chosen } from './rule-actions.ts';
import { removeChosen, setConstant, wrapInCondition, wrapped } from './rule-actions.ts';
import type { Sizes } from './use-layout-sizes.ts';

export interface MapCommandsInput {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly chosen: Chosen;
  readonly sizes: Sizes;
  readonly controls: FlowControls | undefined;
  readonly readOnly: boolean;
  readonly filter: () => void;
  readonly showLinks: () => void;
  readonly pick: (picking: Picking) => void;
  readonly edit: () => void;
  readonly note: () => void;
  /** Shows the steps of the chosen value as text. */
  readonly why: () => void;
  readonly clear: () => void;
}

/** The commands of the map, by key and palette. They read what is chosen when they run, so the list itself never changes. */
export function useMapCommands(input: MapCommandsInput): void {
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => useCommands.getState().register(mapCommands(() => latest.current)), []);
}

function mapCommands(now: () => MapCommandsInput): readonly Command[] {
  const editable = (): boolean => !now().readOnly;
  const around = () => wrapped(now().view, now().model, now().chosen);
  const hasChoice = (): boolean => {
    const { target, source, node } = useSelection.getState();
    return target !== undefined || source !== undefined || node !== undefined;
  };
  const lineage = (direction: 'up' | 'down') => (): void => {
    const { lineage: mode, select } = useSelection.getState();
    // The same key again turns the lineage round: what depends on this.
    select({ lineage: mode === direction ? (direction === 'up' ? 'down' : 'up') : direction });
  };
  const stepItem = (by: 1 | -1) => (): void => {
    const { target, stepItem: step, items } = useSelection.getState();
    const { view } = now();
    const loop = (target === undefined ? undefined : loopsAround(view, target).at(-1)) ?? view.loops[0];
    if (loop === undefined) return;
    const outer = loopsAround(view, loop.target)
      .slice(0, -1)
      .map((one) => items[one.id] ?? 0)
      .join('.');
    const count = usePreview.getState().preview?.loops.find((one) => one.loop === loop.id && one.items.join('.') === outer)?.count ?? 0;
    step(loop.id, by, count);
  };
  const group = 'Map';
  const workspace = 'map' as const;
  const command = (id: string, title: string, run: () => void, more: Partial<Command> = {}): Command => ({
    id: `map.${id}`,
    title,
    group,
    workspace,
    run,
    ...more,
  });
  return [
    command('next-record', 'Next record', () => useSelection.getState().stepRecord(1), { keys: [']', 'Alt Down'] }),
    command('previous-record', 'Previous record', () => useSelection.getState().stepRecord(-1), { keys: ['[', 'Alt Up'] }),
    command('next-item', 'Next item of the loop', stepItem(1), { keys: ['Shift ]', 'Alt Shift Down'] }),
    command('previous-item', 'Previous item of the loop', stepItem(-1), { keys: ['Shift [', 'Alt Shift Up'] }),
    command('lineage-up', 'Show the lineage', lineage('up'), { keys: ['l'], enabled: hasChoice, words: 'upstream where from' }),
    command('lineage-down', 'Show what depends on this', lineage('down'), {
      keys: ['Shift l'],
      enabled: hasChoice,
      words: 'downstream where to',
    }),
    command('insert-function', 'Put a function around it', () => now().pick({ kind: 'function', chosen: now().chosen }), {
      keys: ['f'],
      enabled: () => editable() && around() !== undefined,
    }),
    command(
      'insert-condition',
      'Put a condition around it',
      () => {
        const it = around();
        if (it !== undefined) wrapInCondition(now().view, it);
      },
      { keys: ['c'], enabled: () => editable() && around() !== undefined },
    ),
    command(
      'insert-constant',
      'Fill it with a constant',
      () => {
        const { target } = now().chosen;
        if (target !== undefined) {
          setConstant(now().view, target, constantFor(now().view, target));
          now().edit();
        }
      },
      { keys: ['k'], enabled: () => editable() && isLeaf(now()) },
    ),
    command(
      'remove',
      'Remove what is chosen',
      () => {
        removeChosen(now().view, now().model, now().chosen);
        now().clear();
      },
      { keys: ['Del', 'Backspace'], enabled: () => editable() && (now().chosen.link !== undefined || hasChoice()) },
    ),
    command('edit-rule', 'Edit the rule', () => now().edit(), { keys: ['F2'], enabled: () => now().chosen.target !== undefined }),
    command('make-test', 'Make a test of the record in view', () => void useScenarios.getState().make(), {
      keys: ['t'],
      enabled: editable,
    }),
    command('why', 'Show why the value is what it is', () => now().why(), {
      enabled: () => now().chosen.target !== undefined,
      words: 'trace cause steps blame',
    }),
    command('note', 'Write a note on the rule', () => now().note(), { keys: ['n'], enabled: () => now().chosen.target !== undefined }),
    command('row-in-rules', 'Go to the same rule in Rules', () => useWorkspace.getState().go('rules'), {
      keys: ['Alt Enter'],
      enabled: () => now().chosen.target !== undefined,
    }),
    command('connect', 'Connect the chosen field', () => connectChosen(now()), {
      keys: ['Ctrl Enter'],
      enabled: () => editable() && hasChoice(),
    }),
    command('filter', 'Filter the fields', () => now().filter(), { keys: ['Ctrl f'], typing: 'never' }),
    command('links', 'Show the list of links', () => now().showLinks(), { words: 'connections text twin canvas' }),
    command('dock', 'Show or hide the dock', () => now().sizes.toggleDock(), { keys: ['Ctrl j'] }),
    command('trees', 'Show or hide the trees', () => now().sizes.toggleTrees(), { keys: ['Ctrl b'] }),
    command('fit', 'Fit all nodes', () => now().controls?.fit(), { keys: ['Ctrl 0'] }),
    command('zoom-in', 'Zoom in', () => now().controls?.zoomBy(1.25), { keys: ['Ctrl +', 'Ctrl ='] }),
    command('zoom-out', 'Zoom out', () => now().controls?.zoomBy(0.8), { keys: ['Ctrl -'] }),
    command('back', 'One step back', () => stepBack(now()), { keys: ['Esc'], hidden: true, typing: 'never' }),
    command('next-pane', 'Next pane', () => movePane(1), { keys: ['F6'], hidden: true }),
    command('previous-pane', 'Previous pane', () => movePane(-1), { keys: ['Shift F6'], hidden: true }),
  ];
}

function isLeaf({ view, chosen }: MapCommandsInput): boolean {
  const field = chosen.target === undefined ? undefined : findField(view.target.schema, chosen.target);
  return field !== undefined && field.children === undefined;
}

/** What a constant begins with: the only or first allowed value, else what the type takes. */
function constantFor(view: MappingView, target: string): string {
  const field = findField(view.target.schema, target);
  const first = field?.fixed ?? field?.values?.[0];
  if (field?.type === 'integer' || field?.type === 'number') return first ?? '0';
  if (field?.type === 'boolean') return first ?? 'true';
  return JSON.stringify(first ?? '');
}

function connectChosen({ chosen, pick }: MapCommandsInput): void {
  const { source } = useSelection.getState();
  if (chosen.target !== undefined) pick({ kind: 'source', target: chosen.target });
  else if (source !== undefined) pick({ kind: 'target', ...source });
}

/** Esc takes one thing back at a time: what is open, then the lineage, then the choice. */
function stepBack({ chosen, clear }: MapCommandsInput): void {
  const { lineage, select, clear: letGo } = useSelection.getState();
  if (chosen.link !== undefined) clear();
  else if (lineage !== 'none') select({ lineage: 'none' });
  else letGo();
  clear();
}

/** Goes round the panes that show: source, canvas, target, dock, output. */
function movePane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + by + panes.length) % Math.max(1, panes.length)];
  if (next === undefined) return;
  const inside =
    next.tabIndex >= 0
      ? next
      : (next.querySelector<HTMLElement>('.monaco-editor textarea, .monaco-editor [role=textbox], [tabindex="0"], button, input') ?? next);
  inside.focus();
}
