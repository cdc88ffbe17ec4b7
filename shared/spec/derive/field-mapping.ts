import { splitPath } from '#shared/base/field-path.ts';
import type { Mapping, Rule } from '#shared/mapping/mapping.ts';
import { orderedMappings } from '#shared/project/mapping-definition.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { ruleSources } from '#shared/project/rule-sources.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import type { Block, Inline } from '../document.ts';
import type { Measured } from '../measured.ts';
import type { SpecContext } from '../section.ts';
import { dataType } from './data-type.ts';
import { code, count, derivedTable, fact, missing, paragraph, text } from './inline.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

const fieldColumns = ['Source Field', 'Target Field', 'Data Type', 'Transformation Rule', 'Default Value', 'Mandatory'];

/** One row a mapping and one a loop: which source entity fills which target entity, and how. */
export function entityMapping({ project }: SpecContext): readonly Block[] {
  const mappings = orderedMappings(project);
  const rows = mappings.flatMap((mapping) => [mappingRow(project, mapping), ...loopRows(project, mapping)]);
  return [derivedTable('entity-mapping', ['Source Entity', 'Target Entity', 'Transformation', 'Notes'], rows, 'no mapping yet')];
}

/** Every target field in the target's order; a mandatory one without a rule stands there as an open place. */
export function fieldMapping({ project, measured }: SpecContext): readonly Block[] {
  const mappings = orderedMappings(project);
  if (mappings.length === 0) return [derivedTable('field-mapping', fieldColumns, [], 'no mapping yet')];
  return mappings.flatMap((mapping): readonly Block[] => {
    const rows = fieldRows(project, mapping);
    const name: readonly Block[] = mappings.length > 1 ? [paragraph(text(`${mapping.name}:`))] : [];
    return [
      ...name,
      ...mappedFacts(project, measured, mapping),
      derivedTable(`field-mapping-${mapping.id}`, fieldColumns, rows, 'no rule yet'),
    ];
  });
}

/** How many target fields have a rule, and how many of their rules give something invalid on the sample; nothing before that is known. */
function mappedFacts(project: Project, measured: Measured, mapping: Mapping): readonly Block[] {
  const known = measured.fields.filter((field) => field.mapping === mapping.id);
  if (known.length === 0) return [];
  const fields = targetFields(project, mapping.id);
  const mandatory = fields.filter((field) => field.mandatory);
  const mapped = (of: typeof fields): string => `${count(of.filter(({ rule }) => rule !== undefined).length)} of ${count(of.length)}`;
  const invalid = known.filter((field) => field.status === 'invalid').length;
  return [
    paragraph(
      fact(mapped(fields), 'sample'),
      text(' target fields are mapped, '),
      fact(mapped(mandatory), 'sample'),
      text(' of the mandatory ones'),
      ...(invalid === 0
        ? [text('.')]
        : [
            text('; '),
            fact(count(invalid), 'sample', { state: 'broken' }),
            text(` ${invalid === 1 ? 'gives' : 'give'} something invalid on the sample.`),
          ]),
    ),
  ];
}

/** Target fields that have a rule, of all that there are. */
export function countMapped({ project }: SpecContext): { readonly filled: number; readonly of: number } {
  const fields = orderedMappings(project).flatMap((mapping) => targetFields(project, mapping.id));
  return { filled: fields.filter(({ rule }) => rule !== undefined).length, of: fields.length };
}

function mappingRow(project: Project, mapping: Mapping): readonly Inline[] {
  const sources = mapping.sources.map((id) => findDocument(project, 'side', id)?.file ?? id).join(', ');
  const rules = Object.values(project.rule).filter((rule) => rule.mapping === mapping.id).length;
  const keep: Inline =
    mapping.keep === undefined ? text(mapping.per === 'record' ? 'Every record' : 'The whole document') : code(`keep ${mapping.keep}`);
  return [
    text(sources),
    text(findDocument(project, 'side', mapping.target)?.file ?? mapping.target),
    text(`${rules} ${rules === 1 ? 'rule' : 'rules'}, once per ${mapping.per}`),
    keep,
  ];
}

function loopRows(project: Project, mapping: Mapping): readonly (readonly Inline[])[] {
  return Object.values(project.loop)
    .filter((loop) => loop.mapping === mapping.id)
    .sort((a, b) => a.target.localeCompare(b.target))
    .map((loop) => {
      const clauses = [
        loop.where === undefined ? '' : `where ${loop.where}`,
        loop.sort === undefined ? '' : `sorted by ${loop.sort.by}${loop.sort.descending === true ? ', descending' : ''}`,
        loop.limit === undefined ? '' : `at most ${loop.limit}`,
      ];
      const notes = clauses.filter((clause) => clause !== '').join('; ');
      return [code(loop.each), code(loop.target), text('For each'), notes === '' ? text('') : code(notes)];
    });
}

function fieldRows(project: Project, mapping: Mapping): readonly (readonly Inline[])[] {
  return targetFields(project, mapping.id).map(({ target, field, rule, mandatory }) =>
    row(project, target, field === undefined ? '' : dataType(field), rule, mandatory),
  );
}

function row(project: Project, path: string, type: string, rule: Rule | undefined, mandatory: boolean): readonly Inline[] {
  const sources = rule === undefined ? [] : ruleSources(project, rule);
  const shownPath = splitPath(path)?.join('.') ?? path;
  return [
    rule === undefined ? text('–') : sources.length === 0 ? text('constant') : code(sources.join(', ')),
    code(shownPath === '' ? '(whole output)' : shownPath),
    text(type),
    rule === undefined ? (mandatory ? missing('no rule yet') : text('not mapped')) : code(rule.expression),
    rule?.default === undefined ? text('–') : code(rule.default),
    text(mandatory ? 'Y' : 'N'),
  ];
}
