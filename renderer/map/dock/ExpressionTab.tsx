import { useMemo, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import type { Spread, ValuesTable, WireOutcome } from '#shared/rpc/contract/preview.ts';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { ExpressionEditor } from '#renderer/parts/expression-editor/ExpressionEditor.tsx';
import type { EditorMark, TextSpan } from '#renderer/parts/expression-editor/editor-language.ts';
import { useProject } from '#renderer/state/project.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useRuleValue } from '#renderer/state/value-store.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround, pathWords } from '#renderer/map/mapping-view.ts';
import { LookupFixes } from './LookupFixes.tsx';
import { inlineValues, valueOf } from './inline-values.ts';
import { holdsKey, lookupCalls } from './lookup-miss.ts';
import { ruleLanguage, ruleMarks } from './rule-language.ts';
import { useRuleText } from './use-rule-text.ts';

export interface ExpressionTabProps {
  readonly view: MappingView;
  readonly target: FieldPath;
  readonly rule: Rule | undefined;
  readonly table: ValuesTable | undefined;
  readonly spread: Spread | undefined;
  readonly readOnly: boolean;
  readonly reveal: TextSpan | undefined;
  readonly onEscape: () => void;
}

/** The rule of the chosen field as text: values follow each key, the edit is saved a moment after the last. */
export function ExpressionTab({ view, target, rule, table, spread, readOnly, reveal, onEscape }: ExpressionTabProps) {
  const { text, change, flush } = useRuleText(view.mapping.id, target, rule);
  const items = useSelection((state) => state.items);
  const [closed, setClosed] = useState('');
  const language = useMemo(() => ruleLanguage(view, target), [view, target]);
  const failed = useRuleValue(
    rule?.id,
    itemsOf(
      items,
      loopsAround(view, target).map((loop) => loop.id),
    ),
  )?.outcome;
  const marks = useMemo(() => [...ruleMarks(view, target, text), ...failureMarks(failed, text)], [view, target, text, failed]);
  const loops = loopsAround(view, target);
  const around = itemsOf(
    items,
    loops.map((loop) => loop.id),
  );
  const aroundKey = around.join('.');
  const values = useMemo(
    () => inlineValues(text, table, aroundKey === '' ? [] : aroundKey.split('.').map(Number)),
    [text, table, aroundKey],
  );
  const miss = useMemo(() => {
    if (rule === undefined || rule.default !== undefined || table === undefined) return undefined;
    const at = aroundKey === '' ? [] : aroundKey.split('.').map(Number);
    for (const call of lookupCalls(text, view.lookups)) {
      const given = valueOf(table, at, call);
      const key = valueOf(table, at, call.key);
      if (given?.kind !== 'nothing' || key?.kind !== 'value' || typeof key.value === 'object') continue;
      const keyText = String(key.value);
      if (!holdsKey(call.table, keyText)) return { call, keyText };
    }
    return undefined;
  }, [rule, table, text, view, aroundKey]);
  const missKey = miss === undefined ? '' : `${rule?.id ?? ''}|${miss.call.table.id}|${miss.keyText}`;

  return (
    <div className="expression-tab">
      <ExpressionEditor
        key={target}
        value={text}
        label={`Expression of ${pathWords(view, target).join(', ')}${rule === undefined ? ', no rule yet' : `, ${rule.id}`}`}
        language={language}
        marks={marks}
        inlineValues={values}
        readOnly={readOnly}
        reveal={reveal}
        onChange={change}
        onBlur={flush}
        onUndo={() => {
          flush();
          void useProject.getState().undo();
        }}
        onRedo={() => void useProject.getState().redo()}
        onEscape={onEscape}
      />
      {rule === undefined && text === '' && (
        <div className="expression-tab__empty">
          <EmptyState
            title={`${pathWords(view, target).at(-1) ?? 'This field'} has no rule`}
            text="Drag a source field onto it, press Enter on its row to pick one, or write an expression here."
          />
        </div>
      )}
      {miss !== undefined && rule !== undefined && closed !== missKey && !readOnly && (
        <LookupFixes
          key={missKey}
          rule={rule}
          table={miss.call.table}
          keyText={miss.keyText}
          spread={spread}
          perItem={loops.length > 0}
          onClose={() => setClosed(missKey)}
        />
      )}
    </div>
  );
}

/** The error that the rule throws for the record in view, at the place that evaluation names. */
function failureMarks(outcome: WireOutcome | undefined, text: string): readonly EditorMark[] {
  if (outcome?.kind !== 'error') return [];
  const { place, message, code, next } = outcome.problem;
  if (place?.start === undefined) return [];
  return [
    {
      start: Math.min(place.start, text.length),
      end: Math.min(place.end ?? text.length, text.length),
      message: next === undefined ? message : `${message} ${next}`,
      code,
      severity: 'error',
    },
  ];
}
