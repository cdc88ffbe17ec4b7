import { diagnose } from '#shared/language/diagnose.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { RulePatch } from '#shared/project/edits/edit.ts';
import { inputSchema, ruleContext } from '#shared/project/rule-context.ts';
import type { PartChange, RuleProposal } from '#shared/project/rule-sheet/rule-proposal.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readTokens } from '#shared/syntax/read-tokens.ts';
import type { Lexeme } from '#shared/syntax/tokens.ts';
import type { RuleRow } from './rule-rows.ts';

export const replaceParts = ['expression', 'default', 'note'] as const;
export type ReplacePart = (typeof replaceParts)[number];

export interface ReplaceQuery {
  readonly find: string;
  readonly by: string;
  /** `name`: whole names and paths of the expression, never inside texts and comments. */
  readonly mode: 'text' | 'name';
  readonly matchCase: boolean;
  readonly parts: readonly ReplacePart[];
}

/** What replacing would do, a proposal for each rule that holds what is looked for. */
export function findReplacements(
  project: Project,
  mapping: string,
  rows: readonly RuleRow[],
  query: ReplaceQuery,
): readonly RuleProposal[] {
  if (query.find === '') return [];
  const input = inputSchema(project, mapping);
  return rows.flatMap((row): readonly RuleProposal[] => {
    const { rule } = row;
    if (rule === undefined || rule.target !== row.target) return [];
    const patch: { -readonly [P in ReplacePart]?: string } = {};
    const changes: PartChange[] = [];
    const remarks: string[] = [];
    let broken = false;
    for (const part of query.parts) {
      const was = rule[part];
      const is = was === undefined ? undefined : replaced(was, query, part === 'note');
      if (was === undefined || is === undefined || is === was) continue;
      patch[part] = is;
      changes.push({ part, was, is });
      if (part === 'note') continue;
      const tree = parse(is);
      if (!tree.ok) {
        broken = true;
        remarks.push(tree.error.message);
        continue;
      }
      const context = ruleContext(project, mapping, row.target, input);
      const before = new Set(diagnose(was, context).map((found) => found.message));
      remarks.push(...diagnose(is, context).flatMap((found) => (before.has(found.message) ? [] : [found.message])));
    }
    if (changes.length === 0) return [];
    const base = { key: rule.id, row: row.place + 1, words: row.target, target: row.target, rule: rule.id, changes, remarks };
    if (broken) return [{ ...base, kind: 'unreadable', sure: false, edits: [] }];
    const whole: RulePatch = patch;
    return [
      { ...base, kind: 'changes', sure: remarks.length === 0, edits: [{ type: 'rule.set', mapping, target: row.target, patch: whole }] },
    ];
  });
}

/** The text with every occurrence replaced; `undefined` where there is none. */
function replaced(text: string, query: ReplaceQuery, words: boolean): string | undefined {
  const spans = query.mode === 'text' ? textSpans(text, query) : words ? wordSpans(text, query) : nameSpans(text, query);
  if (spans.length === 0) return undefined;
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + query.by;
    at = end;
  }
  return result + text.slice(at);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function textSpans(text: string, { find, matchCase }: ReplaceQuery): readonly Span[] {
  return matches(text, new RegExp(escaped(find), matchCase ? 'gu' : 'giu'));
}

function wordSpans(text: string, { find, matchCase }: ReplaceQuery): readonly Span[] {
  return matches(text, new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(find)}(?![\\p{L}\\p{N}_])`, matchCase ? 'gu' : 'giu'));
}

function matches(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\\-', '\\x2d');
}

/** Runs of tokens that are those looked for, token for token. */
function nameSpans(text: string, { find, matchCase }: ReplaceQuery): readonly Span[] {
  const wanted = readTokens(find).filter((token) => token.kind !== 'comment');
  if (wanted.length === 0 || wanted.some((token) => token.kind === 'error')) return [];
  const tokens = readTokens(text).filter((token) => token.kind !== 'comment');
  const spans: Span[] = [];
  for (let at = 0; at + wanted.length <= tokens.length; at += 1) {
    if (!wanted.every((token, more) => sameToken(tokens[at + more], token, matchCase))) continue;
    const [first, last] = [tokens[at], tokens[at + wanted.length - 1]];
    if (first === undefined || last === undefined) continue;
    spans.push({ start: first.start, end: last.end });
    at += wanted.length - 1;
  }
  return spans;
}

function sameToken(token: Lexeme | undefined, wanted: Lexeme, matchCase: boolean): boolean {
  if (token?.kind !== wanted.kind) return false;
  const [a, b] = [tokenText(token), tokenText(wanted)];
  if (a === undefined || b === undefined) return false;
  return matchCase ? a === b : a.toLowerCase() === b.toLowerCase();
}

/** What a token says, whatever its spelling: a name with and without backticks is the same. */
function tokenText(token: Lexeme): string | undefined {
  return 'value' in token ? String(token.value) : undefined;
}
