import type { RefObject } from 'react';
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import type { Verdict } from '#shared/matching/judge-connection.ts';
import { judgeConnection } from '#shared/matching/judge-connection.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useProject } from '#renderer/state/project.ts';
import type { MapStage } from '#renderer/map/canvas/map-stage.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { connectionContext } from '#renderer/map/mapping-view.ts';
import type { TreeRow } from '#renderer/map/trees/tree-rows.ts';
import { createConnectController } from './connect-controller.ts';
import type { Connection } from './connect-edits.ts';
import { connectionOf, sameLoops } from './connect-edits.ts';
import type { GestureEffect, GestureState, Origin } from './gesture.ts';

export interface ConnectInput {
  readonly view: MappingView;
  readonly stage: MapStage;
  readonly area: RefObject<HTMLElement | null>;
  readonly canvas: RefObject<HTMLElement | null>;
  readonly readOnly: boolean;
  readonly onClick: (origin: Origin) => void;
  readonly onAskFunction: (asked: Extract<Connection, { readonly kind: 'ask-function' }>) => void;
  readonly onConnected: (connection: Extract<Connection, { readonly kind: 'edit' }>) => void;
  readonly setOpen: (row: TreeRow, open: boolean) => void;
  readonly scrollTree: (side: 'source' | 'target', by: number) => void;
}

export interface Connect {
  readonly state: GestureState;
  /** How a target row would take what is carried; `undefined` while nothing is. */
  readonly verdictOf: (row: TreeRow) => Verdict | undefined;
  readonly tookClick: () => boolean;
}

const noVerdict = (): undefined => undefined;

/** The gesture in React's terms: its state, the verdict of every row, and what putting down does. */
export function useConnect(input: ConnectInput): Connect {
  const { stage, area, canvas, view } = input;
  const [controller] = useState(createConnectController);
  const effect = useEffectEvent((done: GestureEffect) => {
    if (done.do === 'click') input.onClick(done.origin);
    else putDown(input, done.origin, done.drop);
  });
  const setOpen = useEffectEvent((row: TreeRow, open: boolean) => input.setOpen(row, open));
  const scrollTree = useEffectEvent((side: 'source' | 'target', by: number) => input.scrollTree(side, by));
  const readOnly = useEffectEvent(() => input.readOnly);
  const takes = useEffectEvent((origin: Origin, row: TreeRow) => judge(view, stage, origin, row)?.droppable === true);

  useEffect(() => {
    if (area.current === null || canvas.current === null) return undefined;
    return controller.attach(area.current, canvas.current, {
      source: stage.source,
      target: stage.target,
      scene: stage.scene,
      inputs: stage.inputs,
      heads: () => stage.scene().bands.map((band) => ({ loop: band.band.loop, x: band.x + 12, y: band.y - 13, width: 320, height: 26 })),
      takes: (origin, row) => takes(origin, row),
      readOnly: () => readOnly(),
      effect: (done) => effect(done),
      setOpen: (row, open) => setOpen(row, open),
      scrollTree: (side, by) => scrollTree(side, by),
    });
  }, [controller, stage, area, canvas]);

  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const carrying = state.name === 'dragging' || state.name === 'carrying';
  const origin = carrying ? state.origin : undefined;
  const verdictOf = useMemo(() => {
    if (origin === undefined || origin.from === 'target') return noVerdict;
    const known = new Map<string, Verdict | undefined>();
    return (row: TreeRow): Verdict | undefined => {
      if (!known.has(row.key)) known.set(row.key, judge(view, stage, origin, row));
      return known.get(row.key);
    };
  }, [origin, view, stage]);
  return { state, verdictOf, tookClick: controller.tookClick };
}

/** The verdict of a target row on what is carried. */
export function judge(view: MappingView, stage: MapStage, origin: Origin, row: TreeRow): Verdict | undefined {
  if (origin.from === 'source') {
    const context = connectionContext(view, origin.side);
    return context === undefined ? undefined : judgeConnection(context, origin.path, row.path);
  }
  if (origin.from === 'target') return undefined;
  const node = stage.model().nodes.find((one) => one.id === origin.node);
  if (node === undefined) return undefined;
  const rule = view.ruleAt.get(row.path);
  if (row.group || !sameLoops(view, node.target, row.path))
    return {
      kind: 'does-not-fit',
      label: 'does not fit',
      hint: row.group ? 'A node gives one value; this field holds others.' : 'The node reads items of a loop that this field is not in.',
      droppable: false,
    };
  return rule === undefined || rule.id === node.rule
    ? { kind: 'fits', label: 'fits', hint: `${row.names.at(-1) ?? 'The field'} gets what ${node.title} gives.`, droppable: true }
    : { kind: 'replaces', label: `replaces ${rule.id}`, hint: `Takes the place of ${rule.id}.`, droppable: true, replaces: rule.id };
}

function putDown(input: ConnectInput, origin: Origin, drop: Parameters<typeof connectionOf>[3]): void {
  const { view, stage } = input;
  if (origin.from === 'source' && drop.on === 'target') {
    const context = connectionContext(view, origin.side);
    const verdict = context === undefined ? undefined : judgeConnection(context, origin.path, drop.path);
    if (verdict !== undefined && !verdict.droppable) {
      useToasts.getState().show({ tone: 'info', text: verdict.hint });
      return;
    }
  }
  const connection = connectionOf(view, stage.model(), origin, drop);
  if (!connection.ok) {
    // Let go over empty canvas from a target or a node: nothing was meant.
    if (drop.on !== 'canvas') useToasts.getState().showProblem(connection.error);
    return;
  }
  if (connection.value.kind === 'ask-function') input.onAskFunction(connection.value);
  else
    void makeConnection(connection.value).then(
      (made) => made && input.onConnected(connection.value as Extract<Connection, { readonly kind: 'edit' }>),
    );
}

/** Saves a link; where it took the place of a rule, the message offers to combine both. */
export async function makeConnection(connection: Extract<Connection, { readonly kind: 'edit' }>): Promise<boolean> {
  const saved = await useProject.getState().edit(connection.edit);
  if (!saved.ok) return false;
  const { edit, replaces } = connection;
  if (replaces !== undefined && edit.type === 'fields.connect') {
    useToasts.getState().show({
      tone: 'ok',
      subject: `${replaces} replaced.`,
      text: 'Ctrl Z brings it back.',
      action: {
        label: 'Combine both',
        run: () => {
          void useProject
            .getState()
            .undo()
            .then((undone) => {
              if (undone.ok) void useProject.getState().edit({ ...edit, combine: true });
            });
        },
      },
    });
  }
  return true;
}
