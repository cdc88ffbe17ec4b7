import type { Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { Command } from '#renderer/state/commands.ts';
import { walkFields } from '#shared/schema/walk-fields.ts';
import { pathWords } from '#renderer/state/field-words.ts';

export interface FieldMatch {
  readonly side: Side;
  readonly path: string;
  readonly words: string;
  readonly rule?: Rule;
}

export interface PaletteMatches {
  readonly targets: readonly FieldMatch[];
  readonly sources: readonly FieldMatch[];
  readonly rules: readonly { readonly rule: Rule; readonly words: string }[];
  readonly commands: readonly Command[];
}

const perGroup = 7;

/** What a text finds: every word of it must occur, names that begin with it come first. `>` asks for commands only. */
export function paletteMatches(project: Project, mapping: string | undefined, commands: readonly Command[], typed: string): PaletteMatches {
  const commandsOnly = typed.startsWith('>');
  const words = (commandsOnly ? typed.slice(1) : typed).toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => hasAll(`${command.title} ${command.words ?? ''} ${command.group ?? ''}`, words));
  if (commandsOnly || project.mapping[mapping ?? ''] === undefined) return { targets: [], sources: [], rules: [], commands: found };
  const map = project.mapping[mapping ?? ''];
  const rules = Object.values(project.rule).filter((rule) => rule.mapping === mapping);
  const byTarget = new Map(rules.map((rule) => [rule.target, rule]));
  const target = project.side[map?.target ?? ''];
  const targets = target === undefined ? [] : findFields(target, words, byTarget);
  const sources = (map?.sources ?? []).flatMap((id) => {
    const side = project.side[id];
    return side === undefined ? [] : findFields(side, words);
  });
  const shown = new Set(targets.map((field) => field.rule?.id));
  const ofRules =
    words.length === 0
      ? []
      : rules
          .filter((rule) => !shown.has(rule.id) && hasAll(`${rule.id} ${rule.expression} ${rule.note ?? ''}`, words))
          .slice(0, perGroup)
          .map((rule) => ({ rule, words: pathWords(target?.schema, rule.target) }));
  return {
    targets: targets.slice(0, perGroup),
    sources: sources.slice(0, perGroup),
    rules: ofRules,
    commands: words.length === 0 ? found.slice(0, perGroup) : found.slice(0, perGroup * 2),
  };
}

function findFields(side: Side, words: readonly string[], rules?: ReadonlyMap<string, Rule>): readonly FieldMatch[] {
  const found: (FieldMatch & { readonly rank: number })[] = [];
  for (const { path, field } of walkFields(side.schema)) {
    const rule = rules?.get(path);
    const text = pathWords(side.schema, path);
    if (!hasAll(`${text} ${rule?.id ?? ''}`, words)) continue;
    found.push({ side, path, words: text, rank: rankOf(field.name, words), ...(rule === undefined ? {} : { rule }) });
  }
  return found.sort((a, b) => a.rank - b.rank);
}

function rankOf(name: string, words: readonly string[]): number {
  const first = words[0];
  if (first === undefined) return 0;
  const at = name.toLowerCase().indexOf(first);
  return at === 0 ? 0 : at > 0 ? 1 : 2;
}

function hasAll(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase();
  return words.every((word) => low.includes(word));
}
