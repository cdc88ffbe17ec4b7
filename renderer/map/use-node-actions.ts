import { useEffect, useRef } from 'react';
import { editNode } from '#shared/graph/edit-node.ts';
import type { MenuEntry } from '#renderer/kit/Menu.tsx';
import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { Alignment } from './canvas/align-nodes.ts';
import { alignNodes } from './canvas/align-nodes.ts';
import type { CanvasModel, CanvasNode } from './canvas/canvas-model.ts';
import { useNodeChoice } from './canvas/node-choice.ts';
import type { NodePlace } from './canvas/node-edits.ts';
import { copyNode, cutNode, duplicate, pasteNode, placeOf, putCondition, putConstant, removeNodes, saveText } from './canvas/node-edits.ts';
import type { Picking } from './connect/Pickers.tsx';
import type { MappingView } from './mapping-view.ts';
import type { Chosen } from './rule-actions.ts';
import { removeChosen, wrapInCondition, wrapped } from './rule-actions.ts';

export interface NodeActionsInput {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly chosen: Chosen;
  readonly readOnly: boolean;
  readonly pick: (picking: Picking) => void;
  /** The focus goes back to the canvas. */
  readonly focusCanvas: () => void;
  readonly arrange: () => void;
}

/** All that can be done with nodes by key and palette, and what of it the menu at the pointer offers for what is chosen. */
export function useNodeActions(input: NodeActionsInput): readonly MenuEntry[] {
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => useCommands.getState().register(nodeCommands(() => latest.current)), []);
  const shown = `${useProject((state) => state.opened?.key) ?? ''} ${input.view.mapping.id}`;
  useEffect(() => useNodeChoice.getState().show(shown), [shown]);
  // A choice of several ends when another thing is chosen.
  useEffect(
    () =>
      useSelection.subscribe(({ node }, before) => {
        const { chosen, choose } = useNodeChoice.getState();
        if (node !== before.node && chosen.size > 0 && (node === undefined || !chosen.has(node))) choose(new Set());
      }),
    [],
  );
  return menuOf(input);
}

function closeForm({ focusCanvas }: NodeActionsInput): void {
  useNodeChoice.getState().openForm(undefined);
  focusCanvas();
}

function nodeOf({ view, model, chosen }: NodeActionsInput): NodePlace | undefined {
  return chosen.link === undefined ? placeOf(view, model, chosen.node) : undefined;
}

/** The nodes chosen together, or the one that is chosen. */
function nodesOf(input: NodeActionsInput): readonly NodePlace[] {
  const { chosen } = useNodeChoice.getState();
  const one = nodeOf(input);
  if (chosen.size < 2) return one === undefined ? [] : [one];
  return [...chosen].flatMap((id) => placeOf(input.view, input.model, id) ?? []);
}

function align(input: NodeActionsInput, how: Alignment, words: string): void {
  const nodes = nodesOf(input).map(({ node }): CanvasNode => node);
  void useProject.getState().edit({
    type: 'batch',
    label: `${words} ${nodes.length} nodes`,
    edits: [{ type: 'layout.move', mapping: input.view.mapping.id, nodes: alignNodes(nodes, how) }],
  });
}

const alignments: readonly { readonly how: Alignment; readonly title: string; readonly words: string }[] = [
  { how: 'left', title: 'Align left', words: 'Align left' },
  { how: 'right', title: 'Align right', words: 'Align right' },
  { how: 'top', title: 'Align at the top', words: 'Align at the top' },
  { how: 'across', title: 'Even gaps across', words: 'Even out the gaps of' },
  { how: 'down', title: 'Even gaps down', words: 'Even out the gaps of' },
];

const openForm = (place: NodePlace | undefined, at: 'values' | 'name' | 'note'): void => {
  if (place !== undefined) useNodeChoice.getState().openForm({ node: place.node.id, at });
};

/** A text to be filled in stands where the link's value stood. */
function constantOnLink({ view, model, chosen }: NodeActionsInput): void {
  const part = wrapped(view, model, chosen);
  const rule = part === undefined ? undefined : view.ruleAt.get(part.target);
  if (part !== undefined && rule !== undefined)
    void saveText(rule, editNode(part.expression, part.span, '""'), `Put a constant for ${part.words} in ${rule.id}`);
}

function menuOf(input: NodeActionsInput): readonly MenuEntry[] {
  const { view, model, chosen, readOnly, pick } = input;
  const place = nodeOf(input);
  const link = model.links.find((one) => one.id === chosen.link);
  const { copied } = useNodeChoice.getState();
  const disabled = readOnly;
  const several = nodesOf(input);
  const around = wrapped(view, model, chosen);
  const wraps: readonly MenuEntry[] = [
    { label: 'Insert a function', keys: 'F', disabled, onSelect: () => pick({ kind: 'function', chosen }) },
    {
      label: 'Insert a condition',
      keys: 'C',
      disabled,
      onSelect: () => (place === undefined ? around !== undefined && wrapInCondition(view, around) : void putCondition(place)),
    },
  ];
  if (several.length > 1)
    return [
      { heading: `${several.length} nodes` },
      ...alignments.map(({ how, title, words }): MenuEntry => ({
        label: title,
        disabled: disabled || (several.length < 3 && (how === 'across' || how === 'down')),
        onSelect: () => align(input, how, words),
      })),
      'line',
      { label: `Remove ${several.length} nodes`, keys: 'Del', danger: true, disabled, onSelect: () => void removeNodes(several) },
    ];
  if (link !== undefined && link.kind !== 'loop')
    return [
      { heading: 'Link' },
      ...wraps,
      { label: 'Put a constant here', keys: 'K', disabled, onSelect: () => constantOnLink(input) },
      'line',
      { label: 'Remove the link', keys: 'Del', danger: true, disabled, onSelect: () => removeChosen(view, model, chosen) },
    ];
  if (place === undefined)
    return [
      { label: 'Put the nodes in place', onSelect: input.arrange, disabled },
      { label: 'Unfold all nodes', disabled: useNodeChoice.getState().folded.size === 0, onSelect: unfoldAll },
    ];
  const folded = place.node.folded !== undefined;
  return [
    { heading: `${place.node.title}, ${place.rule.id}` },
    { label: 'Open the node', keys: 'Enter', disabled, onSelect: () => openForm(place, 'values') },
    ...wraps,
    { label: 'Put a constant here', keys: 'K', disabled, onSelect: () => void putConstant(place) },
    'line',
    { label: place.node.name === undefined ? 'Name it' : 'Rename it', keys: 'F2', disabled, onSelect: () => openForm(place, 'name') },
    {
      label: place.node.note === undefined ? 'Write a note on it' : 'Change its note',
      keys: 'N',
      disabled,
      onSelect: () => openForm(place, 'note'),
    },
    {
      label: folded ? 'Unfold it' : 'Fold what feeds it',
      onSelect: () => useNodeChoice.getState().fold(place.node.id, !folded),
    },
    'line',
    { label: 'Duplicate', keys: 'Ctrl D', disabled, onSelect: () => void duplicate(place) },
    { label: 'Cut', keys: 'Ctrl X', disabled, onSelect: () => void cutNode(place) },
    { label: 'Copy', keys: 'Ctrl C', onSelect: () => copyNode(place) },
    {
      label: copied === undefined ? 'Paste' : `Paste ${copied.words} in its place`,
      keys: 'Ctrl V',
      disabled: disabled || copied === undefined,
      onSelect: () => void pasteNode(view, { place }),
    },
    'line',
    { label: 'Remove the node', keys: 'Del', danger: true, disabled, onSelect: () => void removeNodes([place]) },
  ];
}

function unfoldAll(): void {
  const { folded, fold } = useNodeChoice.getState();
  for (const id of folded) fold(id, false);
}

/** Nothing in the page is marked as text: Ctrl C means what is chosen. */
const noTextMarked = (): boolean => document.getSelection()?.isCollapsed !== false;

function nodeCommands(now: () => NodeActionsInput): readonly Command[] {
  const editable = (): boolean => !now().readOnly;
  const onNode = (): boolean => nodeOf(now()) !== undefined;
  const command = (id: string, title: string, run: () => void, more: Partial<Command>): Command => ({
    id: `node.${id}`,
    title,
    group: 'Nodes',
    workspace: 'map',
    run,
    ...more,
  });
  const edit = (id: string, title: string, run: (place: NodePlace) => void, keys?: string, more: Partial<Command> = {}): Command =>
    command(
      id,
      title,
      () => {
        const place = nodeOf(now());
        if (place !== undefined) run(place);
      },
      { enabled: () => editable() && onNode(), ...(keys === undefined ? {} : { keys: [keys] }), ...more },
    );
  return [
    // One step back is first of all out of the form, wherever in it the focus is.
    command('close', 'Close the node', () => closeForm(now()), {
      keys: ['Esc'],
      typing: 'always',
      hidden: true,
      enabled: () => useNodeChoice.getState().open !== undefined,
    }),
    edit('open', 'Open the node', (place) => openForm(place, 'values')),
    edit('condition', 'Insert a condition around the node', (place) => void putCondition(place), 'c'),
    edit('constant', 'Put a constant in the node’s place', (place) => void putConstant(place), 'k'),
    command('link-constant', 'Put a constant in the link’s place', () => constantOnLink(now()), {
      keys: ['k'],
      enabled: () => editable() && now().chosen.link !== undefined && wrapped(now().view, now().model, now().chosen) !== undefined,
    }),
    edit('name', 'Name the node', (place) => openForm(place, 'name'), 'F2'),
    edit('note', 'Write a note on the node', (place) => openForm(place, 'note'), 'n'),
    edit('duplicate', 'Duplicate the node', (place) => void duplicate(place), 'Ctrl d', { typing: 'never' }),
    edit('cut', 'Cut the node', (place) => void cutNode(place), 'Ctrl x', { typing: 'never' }),
    edit('copy', 'Copy the node', copyNode, 'Ctrl c', { typing: 'never', enabled: () => onNode() && noTextMarked() }),
    command(
      'paste',
      'Paste the copied node',
      () => {
        const input = now();
        const place = nodeOf(input);
        const { target } = input.chosen;
        if (place !== undefined) void pasteNode(input.view, { place });
        else if (target !== undefined) void pasteNode(input.view, { target });
      },
      {
        keys: ['Ctrl v'],
        typing: 'never',
        enabled: () => editable() && useNodeChoice.getState().copied !== undefined && (onNode() || now().chosen.target !== undefined),
      },
    ),
    edit('fold', 'Fold or unfold the node', ({ node }) => useNodeChoice.getState().fold(node.id, node.folded === undefined), undefined, {
      enabled: onNode,
    }),
    command('unfold-all', 'Unfold all nodes', unfoldAll, { enabled: () => useNodeChoice.getState().folded.size > 0 }),
    command('remove', 'Remove the chosen nodes', () => void removeNodes(nodesOf(now())), {
      keys: ['Del', 'Backspace'],
      enabled: () => editable() && nodesOf(now()).length > 0,
    }),
    ...alignments.map(({ how, title, words }) =>
      command(`align-${how}`, `${title}: the chosen nodes`, () => align(now(), how, words), {
        enabled: () => editable() && nodesOf(now()).length > (how === 'across' || how === 'down' ? 2 : 1),
      }),
    ),
  ];
}
