import type { FieldPath } from '#shared/base/field-path.ts';
import { joinPath, splitPath } from '#shared/base/field-path.ts';
import type { LanguageContext } from '#shared/language/language-context.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import type { Edit, RulePatch } from '#shared/project/edits/edit.ts';
import { mappingSources } from '#shared/project/mapping-definition.ts';
import { ruleContext } from '#shared/project/rule-context.ts';
import { ruleSources } from '#shared/project/rule-sources.ts';
import type { TargetField } from '#shared/project/target-fields.ts';
import type { Schema } from '#shared/schema/field.ts';
import type { FieldIndex } from './field-index.ts';
import { readClassification, readYesNo } from './read-cells.ts';
import type { ReadForeign } from './read-rule-text.ts';
import { readRuleText, readValueText } from './read-rule-text.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** The cells of a row by what they say; a column that the sheet does not have is absent. */
export type RowCells = Readonly<Partial<Record<SheetColumn, string>>>;

export interface RowContext {
  readonly mapping: string;
  /** An empty cell takes away what is there. */
  readonly clears: boolean;
  readonly input: Schema;
  readonly sources: FieldIndex;
  readonly targets: FieldIndex;
  readonly foreign?: ReadForeign;
}

export interface RowEdits {
  readonly edits: readonly Edit[];
  /** What was guessed. */
  readonly remarks: readonly string[];
  /** Cells that say nothing that can be read. */
  readonly unreadable: readonly string[];
}

/** A cell of a spreadsheet holds no more; a text of this length has been cut. */
const longestCell = 32_767;

/** What a row says of its field that is not so yet. */
export function rowEdits(project: Project, field: TargetField, cells: RowCells, context: RowContext): RowEdits {
  const work = new RowReader(project, field, cells, context);
  return work.read();
}

class RowReader {
  readonly #project: Project;
  readonly #field: TargetField;
  readonly #cells: RowCells;
  readonly #context: RowContext;
  readonly #language: LanguageContext;
  readonly #remarks: string[] = [];
  readonly #unreadable: string[] = [];

  constructor(project: Project, field: TargetField, cells: RowCells, context: RowContext) {
    this.#project = project;
    this.#field = field;
    this.#cells = cells;
    this.#context = context;
    this.#language = ruleContext(project, context.mapping, field.target, context.input);
  }

  read(): RowEdits {
    const { rule, target } = this.#field;
    const made = this.#ruleEdits();
    const patch = this.#patch();
    const patches = Object.keys(patch).length > 0;
    const filledByGroup = rule !== undefined && rule.target !== target;
    const answer = (edits: readonly Edit[]): RowEdits => ({ edits, remarks: this.#remarks, unreadable: this.#unreadable });
    if (filledByGroup && (made.length > 0 || patches)) {
      this.#unreadable.push(`${rule.id} fills the whole group ${rule.target}: change it there.`);
      return answer([]);
    }
    const [first] = made;
    if (first?.type === 'rule.remove') return answer(made);
    if (!patches) return answer(made);
    if (rule === undefined && made.length === 0) {
      // A sheet that lists fields without a rule says more of them than a rule could hold.
      if (patch.default !== undefined) this.#unreadable.push('There is no rule yet that a default could stand in for.');
      return answer([]);
    }
    return answer([...made, { type: 'rule.set', mapping: this.#context.mapping, target, patch }]);
  }

  /** What makes or changes the expression. */
  #ruleEdits(): readonly Edit[] {
    const { mapping, clears, sources, foreign } = this.#context;
    const { rule, target } = this.#field;
    const text = this.#cells.expression ?? '';
    if (rule !== undefined && sameText(text, rule.expression)) return [];
    if (text.length >= longestCell) return this.#cannot('The rule is longer than a cell can hold and was cut.');
    const read = readRuleText(text, { sources, language: this.#language, ...(foreign === undefined ? {} : { foreign }) });
    if (!read.ok) return this.#cannot(read.error.message);
    if (read.value.kind === 'expression') {
      if (read.value.remark !== undefined) this.#remarks.push(read.value.remark);
      return [{ type: 'rule.set', mapping, target, patch: { expression: read.value.expression } }];
    }
    if (read.value.kind === 'source') {
      if (read.value.remark !== undefined) this.#remarks.push(read.value.remark);
      return this.#connect(read.value.path);
    }
    if (read.value.kind === 'none' && clears && this.#cells.expression === '' && rule !== undefined && rule.target === target)
      return [{ type: 'rule.remove', rules: [rule.id] }];
    // A rule that stands is not replaced by a row that only names where its value comes from.
    if (read.value.kind === 'none' && rule !== undefined && this.#cells.expression !== undefined) return [];
    return this.#fromSourceCell(read.value.kind === 'direct');
  }

  #fromSourceCell(wanted: boolean): readonly Edit[] {
    const { rule } = this.#field;
    const cell = this.#cells.source ?? '';
    const group = this.#cells.sourceGroup ?? '';
    if (cell === '' || notASource.test(cell)) return wanted ? this.#cannot('The row names no source field to take over.') : [];
    const parts = cell.split(/\s*[,;\n+&]\s*/).filter((part) => part !== '');
    const whole = this.#context.sources.find(cell, group);
    const named = whole.ok && (whole.value.how !== 'near' || parts.length === 1);
    const [only, second] = named ? [cell] : parts;
    if (only === undefined) return [];
    if (second !== undefined) {
      if (rule !== undefined) return [];
      return this.#cannot(`The row names ${parts.length} source fields and no rule that says how they come together.`);
    }
    const found = named ? whole : this.#context.sources.find(only, group);
    if (!found.ok) return this.#cannot(found.error.next === undefined ? found.error.message : `${found.error.message} ${found.error.next}`);
    if (found.value.how === 'near') this.#remarks.push(`${only} is read as the source field ${found.value.path}.`);
    return this.#connect(found.value.path);
  }

  /** A link from a source field, with the loops and the conversion that it needs; nothing where it is there. */
  #connect(path: FieldPath): readonly Edit[] {
    const { mapping } = this.#context;
    const { rule, target } = this.#field;
    if (rule !== undefined) {
      const [only, second] = ruleSources(this.#project, rule);
      if (only === path && second === undefined) return [];
    }
    const found = findDocument(this.#project, 'mapping', mapping);
    const sides = found === undefined ? [] : mappingSources(this.#project, found);
    const names = splitPath(path) ?? [path];
    const side = sides.length > 1 ? sides.find((one) => one.name === names[0]) : sides[0];
    if (side === undefined) return this.#cannot(`There is no source ${names[0] ?? ''}.`);
    const from = sides.length > 1 ? joinPath(names.slice(1)) : path;
    return [{ type: 'fields.connect', mapping, source: side.id, from, to: target }];
  }

  #patch(): RulePatch {
    return { ...this.#defaultPatch(), ...this.#requiredPatch(), ...this.#classPatch(), ...this.#notePatch() };
  }

  #defaultPatch(): RulePatch {
    const cell = this.#cells.default;
    const was = this.#field.rule?.default;
    if (cell === undefined || (was !== undefined && sameText(cell, was))) return {};
    if (cell === '' || /^([-–—]|n\/a)$/i.test(cell)) return this.#context.clears && was !== undefined ? { default: null } : {};
    const value = readValueText(cell, this.#language);
    return value === was ? {} : { default: value };
  }

  #requiredPatch(): RulePatch {
    const cell = this.#cells.required ?? '';
    if (cell === '') return {};
    const wanted = readYesNo(cell);
    if (wanted === undefined) this.#unreadable.push(`Mandatory is ${cell}: neither yes nor no.`);
    return wanted === undefined || wanted === this.#field.mandatory ? {} : { mandatory: wanted };
  }

  #classPatch(): RulePatch {
    const cell = this.#cells.classification;
    const was = this.#field.rule?.classification;
    if (cell === undefined) return {};
    if (cell === '' || /^[-–—]$/.test(cell)) return this.#context.clears && was !== undefined ? { classification: null } : {};
    const wanted = readClassification(cell);
    if (wanted === undefined) this.#unreadable.push(`There is no classification ${cell}.`);
    return wanted === undefined || wanted === was ? {} : { classification: wanted };
  }

  #notePatch(): RulePatch {
    const cell = this.#cells.note;
    const was = this.#field.rule?.note;
    if (cell === undefined || sameText(cell, was ?? this.#field.field?.note ?? '')) return {};
    if (cell === '') return this.#context.clears && was !== undefined ? { note: null } : {};
    return { note: cell };
  }

  #cannot(why: string): readonly Edit[] {
    this.#unreadable.push(why);
    return [];
  }
}

/** What the table and the specification write where a rule reads no field. */
const notASource = /^([-–—]|constant|computed|konstante?|the record|does not parse|position in .*|n\/a|none|not mapped)$/i;

function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim();
}
