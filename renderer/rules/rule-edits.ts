import type { Classification } from '#shared/mapping/mapping.ts';
import type { Edit, RulePatch } from '#shared/project/edits/edit.ts';
import { undo } from '#renderer/state/history.ts';
import { useProject } from '#renderer/state/project.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import type { RuleProposal } from '#shared/project/rule-sheet/rule-proposal.ts';
import { proposalsEdit } from '#shared/project/rule-sheet/rule-proposal.ts';
import { copiedText } from './row-clipboard.ts';
import type { RuleRow } from './rule-rows.ts';

export const classifications: readonly { readonly value: Classification; readonly words: string }[] = [
  { value: 'public', words: 'Public' },
  { value: 'internal', words: 'Internal' },
  { value: 'confidential', words: 'Confidential' },
  { value: 'personal', words: 'Personal' },
  { value: 'special', words: 'Special category' },
];

/** Changes one rule; a text that is empty takes the property away. True when it is saved. */
export async function patchRow(mapping: string, row: RuleRow, patch: RulePatch): Promise<boolean> {
  const saved = await useProject.getState().edit({ type: 'rule.set', mapping, target: row.target, patch });
  return saved.ok;
}

/** The same change of several rules as one step. Fields without a rule are left out and counted. */
export async function patchRows(
  mapping: string,
  rows: readonly RuleRow[],
  patch: RulePatch,
  label: (rules: string) => string,
): Promise<void> {
  const mapped = rows.filter((row) => row.rule !== undefined);
  if (mapped.length === 0) {
    sayUnmapped(rows);
    return;
  }
  const edits = mapped.map((row): Edit => ({ type: 'rule.set', mapping, target: row.target, patch }));
  const saved = await useProject.getState().edit({ type: 'batch', label: label(countRules(mapped.length)), edits });
  if (!saved.ok) return;
  const left = rows.length - mapped.length;
  useToasts.getState().show({
    tone: 'info',
    subject: `${countRules(mapped.length)} changed.`,
    text: left === 0 ? '' : `${left} ${left === 1 ? 'field has' : 'fields have'} no rule and stayed as they were.`,
    action: { label: 'Undo', run: () => void undo() },
  });
}

/** Deletes the rules of these rows. */
export async function removeRows(rows: readonly RuleRow[]): Promise<void> {
  const rules = rows.flatMap((row) => (row.rule === undefined || row.rule.target !== row.target ? [] : [row.rule]));
  const [first] = rules;
  if (first === undefined) {
    sayUnmapped(rows);
    return;
  }
  const removed = await useProject.getState().edit({ type: 'rule.remove', rules: rules.map((rule) => rule.id) });
  if (!removed.ok) return;
  useToasts.getState().show({
    tone: 'info',
    subject: rules.length === 1 ? `${first.id} deleted.` : `${countRules(rules.length)} deleted.`,
    text: rules.length === 1 ? (rows.find((row) => row.rule === first)?.name ?? '') : '',
    action: { label: 'Undo', run: () => void undo() },
  });
}

/** Puts rows on the clipboard; false (and said) when the browser does not allow it. */
export async function copyRows(rows: readonly RuleRow[]): Promise<boolean> {
  try {
    const { text, html } = copiedText(useProject.getState().project, rows);
    const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    // The only way it fails: the page may not use the clipboard.
    useToasts.getState().show({ tone: 'err', text: 'The clipboard cannot be used here. Allow it for this page.' });
    return false;
  }
}

/** Makes the edits of proposals as one step and says so; false when it was refused. */
export async function takeOver(label: string, proposals: readonly RuleProposal[], verb: 'pasted' | 'changed'): Promise<boolean> {
  const saved = await useProject.getState().edit(proposalsEdit(label, proposals));
  if (!saved.ok) return false;
  useToasts.getState().show({
    tone: 'ok',
    subject: `${countRules(proposals.length)} ${verb}.`,
    text: '',
    action: { label: 'Undo', run: () => void undo() },
  });
  return true;
}

export function sayUnmapped(rows: readonly RuleRow[]): void {
  const [first, second] = rows;
  if (first === undefined) return;
  useToasts.getState().show({
    tone: 'info',
    text: second === undefined ? `${first.name} has no rule yet. Map it first.` : 'None of these fields has a rule yet.',
  });
}

export function countRules(count: number): string {
  return count === 1 ? '1 rule' : `${count.toLocaleString('en')} rules`;
}
