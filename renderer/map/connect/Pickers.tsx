import { useMemo } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import { rankSources, rankTargets } from '#shared/matching/rank-targets.ts';
import { findField } from '#shared/schema/find-field.ts';
import { typeWord } from '#shared/schema/field-label.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useProject } from '#renderer/state/project.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { connectionContext, pathWords } from '#renderer/map/mapping-view.ts';
import type { Chosen } from '#renderer/map/rule-actions.ts';
import { functionOf, wrapInFunction, wrapped } from '#renderer/map/rule-actions.ts';
import { fieldText } from './connect-edits.ts';
import type { PickerField } from './ConnectPicker.tsx';
import { ConnectPicker } from './ConnectPicker.tsx';
import { FunctionPicker } from './FunctionPicker.tsx';
import { makeConnection } from './use-connect.ts';

/** What is looked for by keyboard. */
export type Picking =
  /** A target for a source field; `through`: inside this function. */
  | { readonly kind: 'target'; readonly side: string; readonly path: FieldPath; readonly through?: string }
  /** A source for a target field. */
  | { readonly kind: 'source'; readonly target: FieldPath }
  /** A function around what is chosen. */
  | { readonly kind: 'function'; readonly chosen: Chosen; readonly with?: { readonly side: string; readonly path: FieldPath } }
  /** A function for a field that was let go over empty canvas, then its target. */
  | { readonly kind: 'function-then-target'; readonly side: string; readonly path: FieldPath };

export interface PickersProps {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly picking: Picking | undefined;
  readonly onPicking: (picking: Picking | undefined) => void;
  /** The line that the arrows stand on. */
  readonly onPreview: (line: { readonly side: string; readonly from: FieldPath; readonly to: FieldPath } | undefined) => void;
  /** The focus goes back to the tree that it came from. */
  readonly onDone: (side: 'source' | 'target') => void;
}

/** The picker that is open, if one is. */
export function Pickers({ view, model, picking, onPicking, onPreview, onDone }: PickersProps) {
  const { select } = useSelection.getState();
  const close = (side: 'source' | 'target'): void => {
    onPicking(undefined);
    onPreview(undefined);
    onDone(side);
  };
  if (picking === undefined) return null;
  switch (picking.kind) {
    case 'target':
      return (
        <TargetPicker
          view={view}
          side={picking.side}
          path={picking.path}
          onPreview={onPreview}
          onClose={() => close('source')}
          onConnect={(to) => {
            close('source');
            if (picking.through === undefined) {
              const replaces = view.ruleAt.get(to)?.id;
              void makeConnection({
                kind: 'edit',
                edit: { type: 'fields.connect', mapping: view.mapping.id, source: picking.side, from: picking.path, to },
                ...(replaces === undefined ? {} : { replaces }),
              }).then((made) => made && select({ target: to }));
              return;
            }
            const expression = functionOf(view, to, picking.side, picking.path, picking.through);
            if (expression !== undefined)
              void useProject
                .getState()
                .edit({ type: 'rule.set', mapping: view.mapping.id, target: to, patch: { expression } })
                .then((saved) => saved.ok && select({ target: to }));
          }}
        />
      );
    case 'source':
      return (
        <SourcePicker
          view={view}
          target={picking.target}
          onPreview={onPreview}
          onClose={() => close('target')}
          onConnect={(side, from) => {
            close('target');
            const replaces = view.ruleAt.get(picking.target)?.id;
            void makeConnection({
              kind: 'edit',
              edit: { type: 'fields.connect', mapping: view.mapping.id, source: side, from, to: picking.target },
              ...(replaces === undefined ? {} : { replaces }),
            }).then((made) => made && select({ target: picking.target }));
          }}
        />
      );
    case 'function': {
      const around = wrapped(view, model, picking.chosen);
      if (around === undefined) return null;
      return (
        <FunctionPicker
          around={picking.with === undefined ? around.words : `${around.words} and ${splitPath(picking.with.path)?.at(-1) ?? 'the field'}`}
          takesTwo={picking.with !== undefined}
          onClose={() => close('target')}
          onChoose={(entry) => {
            close('target');
            const other = picking.with === undefined ? undefined : fieldText(view, around.target, picking.with.side, picking.with.path);
            wrapInFunction(view, around, entry.name, other === undefined ? [] : [other]);
          }}
        />
      );
    }
    case 'function-then-target':
      return (
        <FunctionPicker
          around={splitPath(picking.path)?.at(-1) ?? 'the field'}
          onClose={() => close('source')}
          onChoose={(entry) => onPicking({ kind: 'target', side: picking.side, path: picking.path, through: entry.name })}
        />
      );
  }
}

interface TargetPickerProps {
  readonly view: MappingView;
  readonly side: string;
  readonly path: FieldPath;
  readonly onPreview: PickersProps['onPreview'];
  readonly onConnect: (to: FieldPath) => void;
  readonly onClose: () => void;
}

function TargetPicker({ view, side, path, onPreview, onConnect, onClose }: TargetPickerProps) {
  const fields = useMemo((): readonly PickerField[] => {
    const context = connectionContext(view, side);
    if (context === undefined) return [];
    return rankTargets(context, path).map((ranked) => {
      const field = findField(view.target.schema, ranked.path);
      return {
        ...ranked,
        key: ranked.path,
        words: pathWords(view, ranked.path).join(' › '),
        type: field === undefined ? '' : typeWord(field),
      };
    });
  }, [view, side, path]);
  return (
    <ConnectPicker
      name={splitPath(path)?.at(-1) ?? path}
      looksFor="target"
      fields={fields}
      onPreview={(field) => onPreview(field === undefined ? undefined : { side, from: path, to: field.path })}
      onConnect={(field) => onConnect(field.path)}
      onClose={onClose}
    />
  );
}

interface SourcePickerProps {
  readonly view: MappingView;
  readonly target: FieldPath;
  readonly onPreview: PickersProps['onPreview'];
  readonly onConnect: (side: string, from: FieldPath) => void;
  readonly onClose: () => void;
}

function SourcePicker({ view, target, onPreview, onConnect, onClose }: SourcePickerProps) {
  const fields = useMemo((): readonly (PickerField & { readonly side: string })[] => {
    const found = view.sources.flatMap((source) => {
      const context = connectionContext(view, source.id);
      if (context === undefined) return [];
      return rankSources(context, target).map((ranked) => {
        const field = findField(source.schema, ranked.path);
        const names = splitPath(ranked.path) ?? [];
        return {
          ...ranked,
          side: source.id,
          key: `${source.id}:${ranked.path}`,
          words: (view.sources.length > 1 ? [source.name, ...names] : names).join(' › '),
          type: field === undefined ? '' : typeWord(field),
        };
      });
    });
    return found.toSorted((a, b) => b.score - a.score);
  }, [view, target]);
  const sideOf = (field: PickerField): string => fields.find((one) => one.key === field.key)?.side ?? '';
  return (
    <ConnectPicker
      name={pathWords(view, target).at(-1) ?? target}
      looksFor="source"
      fields={fields}
      onPreview={(field) => onPreview(field === undefined ? undefined : { side: sideOf(field), from: field.path, to: target })}
      onConnect={(field) => onConnect(sideOf(field), field.path)}
      onClose={onClose}
    />
  );
}
