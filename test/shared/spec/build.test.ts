import { describe, expect, it } from 'vitest';
import { composeMapping } from '#shared/mapping/compose.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { mappingDefinition } from '#shared/project/mapping-definition.ts';
import type { Status } from '#shared/project/status.ts';
import { buildSpec } from '#shared/spec/build.ts';
import type { Block, Inline, SpecDocument } from '#shared/spec/document.ts';
import type { Measured } from '#shared/spec/measured.ts';
import { nothingMeasured } from '#shared/spec/measured.ts';
import { specFormats } from '#shared/spec/render.ts';
import { chapterList, sectionList } from '#shared/spec/section-list.ts';
import { bareProject, everythingTyped, run, smallProject } from './spec-projects.ts';

/** The blocks under a heading. */
function under(document: SpecDocument, heading: string): readonly Block[] {
  const at = document.blocks.findIndex((block) => block.kind === 'heading' && block.level === 3 && block.text === heading);
  const rest = document.blocks.slice(at + 1);
  const end = rest.findIndex((block) => block.kind === 'heading');
  return end < 0 ? rest : rest.slice(0, end);
}

/** An inline as a short text: facts with their state, open places in brackets. */
function said(inline: Inline): string {
  if ('fact' in inline) return `{${inline.fact.text}${inline.fact.state === 'fresh' ? '' : ` ${inline.fact.state}`}}`;
  if ('missing' in inline) return `[${inline.missing}]`;
  if ('link' in inline) return inline.words;
  return 'code' in inline ? `\`${inline.code}\`` : inline.text;
}

const line = (inlines: readonly Inline[]): string => inlines.map(said).join('');

function rowsUnder(document: SpecDocument, heading: string): readonly (readonly string[])[] {
  return under(document, heading).flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.map(line)) : []));
}

function codeUnder(document: SpecDocument, heading: string): readonly string[] {
  return under(document, heading).flatMap((block) =>
    block.kind === 'code' ? [block.lines.map((spans) => spans.map((span) => span.text).join('')).join('\n')] : [],
  );
}

const spec = (project: Project, measured: Partial<Measured> = {}): SpecDocument => buildSpec(project, { ...nothingMeasured, ...measured });
const typed = (
  project: Project,
  section: string,
  fields: Readonly<Record<string, string>>,
  tables: Project['spec'][string]['tables'] = {},
): Project => ({
  ...project,
  spec: { ...project.spec, [section]: { id: section, fields, tables } },
});

describe('the sections', () => {
  it('are 23, numbered in their order, each part under a heading of the document and each heading with a part', () => {
    expect(sectionList.map((section) => section.number)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
    const headings = chapterList.flatMap((chapter) => chapter.headings.map(({ heading, section }) => `${section}: ${heading}`));
    const parts = new Set(sectionList.flatMap((section) => section.parts.map((part) => `${section.id}: ${part.heading}`)));
    expect([...parts].toSorted()).toEqual([...headings].toSorted());
    for (const { parts: own } of sectionList) expect(new Set(own.map((part) => part.id)).size).toBe(own.length);
  });

  it('count what is stated: nothing of a bare project but its name and day, all of one with everything typed', () => {
    const bare = spec(bareProject());
    expect(bare.sections.filter((section) => section.filled > 0).map(({ id, filled, of }) => [id, filled, of])).toEqual([
      ['overview', 2, 12],
    ]);
    const full = spec({ ...smallProject(), spec: everythingTyped(() => 'typed').spec });
    expect(full.sections.filter((section) => section.filled < section.of).map(({ id, filled, of }) => [id, filled, of])).toEqual([
      ['data-mapping', 3, 5],
    ]);
    expect(full.sections.filter((section) => section.of === 0).map((section) => section.id)).toEqual([
      'api',
      'rules',
      'classification',
      'testing',
      'change-history',
    ]);
  });
});

describe('what the project says itself', () => {
  it('is its name and day of creation, until others are typed', () => {
    const own = spec(bareProject());
    expect(own.title).toBe('Integration Specification: Shop to ERP');
    expect(rowsUnder(own, 'Basic Information').slice(0, 2)).toEqual([
      ['Integration Name', 'Shop to ERP'],
      ['Integration Type', '[Batch/Real-time/Hybrid/API/Event-driven]'],
    ]);
    expect(rowsUnder(own, 'Basic Information')[6]).toEqual(['Created Date', '2026-03-04']);
    const other = spec(typed(bareProject(), 'overview', { 'basic.name': 'Orders', 'basic.created': '  ' }));
    expect(other.title).toBe('Integration Specification: Orders');
    expect(rowsUnder(other, 'Basic Information')[6]).toEqual(['Created Date', '2026-03-04']);
  });

  it('is every mapping and loop as entities', () => {
    expect(rowsUnder(spec(smallProject()), 'Entity Mapping')).toEqual([
      ['orders.json', 'Sales.json', '3 rules, once per record', '`keep id != ""`'],
      ['`lines`', '`lines`', 'For each', '`where sku != ""`'],
    ]);
  });

  it('is every target field in the order of the target, with type, rule, default and obligation', () => {
    expect(rowsUnder(spec(smallProject()), 'Field Mapping')).toEqual([
      ['`id`', '`No`', 'string, at least 1, at most 35', '`$uppercase(id)`', '–', 'Y'],
      ['`mail`', '`Buyer`', 'one of A, B', '`$lookup($customers, mail)`', '`"unknown"`', 'N'],
      ['–', '`Total`', 'number', '[no rule yet]', '–', 'Y'],
      ['–', '`Remark`', 'string', 'not mapped', '–', 'N'],
      ['`lines.sku`', '`lines.Sku`', 'always X', '`sku`', '–', 'N'],
    ]);
  });

  it('is each rule under its id, its note unable to end the comment, and the whole mapping as one expression', () => {
    const project = smallProject();
    const definition = mappingDefinition(project, 'm1');
    if (definition === undefined) throw new Error('The mapping is not there.');
    expect(codeUnder(spec(project), 'Transformation Rules')).toEqual([
      [
        '/* R-01 No */',
        '$uppercase(id)',
        '/* R-02 Buyer: Ends a comment * / early */',
        '$lookup($customers, mail)',
        '/* R-03 lines.Sku */',
        'sku',
      ].join('\n'),
      composeMapping(definition, { lookups: 'bound' }),
    ]);
    const open: Project = {
      ...project,
      rule: Object.fromEntries(Object.entries(project.rule).map(([id, { classification: _, ...rule }]) => [id, rule])),
    };
    expect(codeUnder(spec(open), 'Transformation Rules')[1]).toBe(composeMapping(definition, { lookups: 'inline' }));
  });

  it('is each lookup table, but no row of one that a rule of personal data reads, in any format', async () => {
    const document = spec(smallProject());
    expect(rowsUnder(document, 'Transformation Rules')).toEqual([['A', 'Active']]);
    expect(under(document, 'Transformation Rules').flatMap((block) => (block.kind === 'paragraph' ? [line(block.inlines)] : []))).toEqual([
      'Lookup table customers, 1 row, a key that is not listed gives nothing. Its rows are masked: R-02 is classified.',
      'Lookup table codes, 1 row, a key that is not listed rejects the record:',
      'The whole mapping as one expression, its lookup tables bound by name:',
    ]);
    for (const format of ['md', 'html', 'json'] as const) expect(String(await specFormats[format](document))).not.toContain('Ann Secret');
  });

  it('is what is classified, with the handling stated for its class', () => {
    expect(rowsUnder(spec(smallProject()), 'Data Classification')).toEqual([['`Buyer`', 'Personal', '[handling not stated]']]);
    expect(
      rowsUnder(spec(typed(smallProject(), 'classification', { 'handling.personal': 'Masked in logs' })), 'Data Classification'),
    ).toEqual([['`Buyer`', 'Personal', 'Masked in logs']]);
  });

  it('is the history of its revisions, oldest first, and the day of its last edit', () => {
    const revision = (number: number, name: string) => ({
      number,
      name,
      reason: `Reason ${number}`,
      author: 'Ann',
      at: `2026-0${number}-01T10:00:00Z`,
    });
    const document = spec(bareProject(), { revisions: [revision(2, '1.1'), revision(1, '1.0')], edited: '2026-05-06T07:08:09Z' });
    expect(rowsUnder(document, 'Change History')).toEqual([
      ['1.0', '{2026-01-01}', 'Reason 1', 'Ann'],
      ['1.1', '{2026-02-01}', 'Reason 2', 'Ann'],
    ]);
    const [control] = under(document, 'Document Control');
    expect(control?.kind === 'list' ? control.items.map((item) => `${item.label}: ${line(item.inlines)}`) : control).toEqual([
      'Version: 0.1',
      'Created: {2026-03-04}',
      'Last Updated: {2026-05-06}',
      'Next Review: [not stated]',
      'Classification: [Confidential/Internal/Public]',
    ]);
  });
});

describe('facts', () => {
  const stages = (document: SpecDocument): readonly string[] =>
    under(document, 'Processing Logic').flatMap((block) => (block.kind === 'list' ? block.items.map((item) => line(item.inlines)) : []));

  it('are figures of the last run that came to its end, out of date once a rule has changed', () => {
    const measured = { runs: [run(19, { state: 'stopped' }), run(18, { stale: true })] };
    expect(stages(spec(smallProject(), measured))).toEqual([
      '[How data is extracted from the source] In run 18: {1,204 read out-of-date}',
      '[What transformations are applied] In run 18: {1,190 mapped out-of-date}, {5 filtered out-of-date}',
      '[How data is loaded to the target] In run 18: {1,190 written out-of-date}',
      '[What validations are performed] In run 18: {9 rejected out-of-date}',
      '[How data integrity is verified] {1,204 read = 1,190 mapped + 9 rejected + 5 filtered out-of-date}',
    ]);
    expect(rowsUnder(spec(smallProject(), measured), 'Error Handling').at(-1)).toEqual(['R-01', 'map', '{9 out-of-date}']);
  });

  it('are not measured while nothing has run', () => {
    expect(stages(spec(smallProject()))[0]).toBe('[How data is extracted from the source] {no run yet not-measured}');
    expect(rowsUnder(spec(smallProject()), 'Test Scenarios')).toEqual([
      ['T-1 Order without lines is kept', 'Typed input', 'The agreed output', '{not run not-measured}'],
      ['T-2 Empty order is rejected', 'Typed input', 'The record is rejected', '{not run not-measured}'],
    ]);
    expect(spec(smallProject()).facts).toEqual({ measured: 2, outOfDate: 0 });
  });

  it('are the status of each scenario, and tick a checklist', () => {
    const at = '2026-07-14T09:39:00Z';
    const results = (passed: boolean) => ({
      scenarios: [
        { id: 'T-1', name: '', passed: true, at },
        { id: 'T-2', name: '', passed, at },
      ],
    });
    const ticked = (document: SpecDocument, heading: string): readonly string[] =>
      under(document, heading).flatMap((block) =>
        block.kind === 'checklist' ? block.items.filter((item) => item.done).map((item) => line(item.inlines)) : [],
      );
    expect(rowsUnder(spec(smallProject(), results(false)), 'Test Scenarios').map((row) => row[3])).toEqual(['{Pass}', '{Fail broken}']);
    expect(ticked(spec(smallProject(), results(true)), 'Deployment Checklist')).toEqual(['Test cases passed {2 of 2 passed}']);
    expect(ticked(spec(smallProject(), results(false)), 'Deployment Checklist')).toEqual([]);
    expect(ticked(spec(smallProject(), { runs: [run(1)] }), 'Data Quality Checks')).toEqual([
      'Record count validation {1,204 = 1,190 + 9 + 5 in run 1}',
    ]);
    expect(ticked(spec(smallProject(), { runs: [run(1, { stale: true })] }), 'Data Quality Checks')).toEqual([]);
    const byHand = typed(smallProject(), 'compliance', {
      'requirements.gdpr.done': 'yes',
      'requirements.gdpr.by': 'Ann',
      'requirements.gdpr.date': '2026-07-14',
      'requirements.sox.by': 'Bob',
    });
    expect(ticked(spec(byHand), 'Compliance Requirements')).toEqual(['GDPR compliance (Ann, 2026-07-14)']);
  });

  it('say how much is mapped and proven, once that is known', () => {
    const field = (target: string, status: Status, rule?: string) => ({
      mapping: 'm1',
      target,
      status,
      ...(rule === undefined ? {} : { rule }),
    });
    const fields = [
      field('No', 'proven', 'R-01'),
      field('Buyer', 'partly-proven', 'R-02'),
      field('Total', 'open'),
      field('Remark', 'not-mapped'),
      field('lines.Sku', 'invalid', 'R-03'),
    ];
    const sentences = (heading: string): readonly string[] =>
      under(spec(smallProject(), { fields }), heading).flatMap((block) => (block.kind === 'paragraph' ? [line(block.inlines)] : []));
    expect(sentences('Field Mapping')).toEqual([
      '{3 of 5} target fields are mapped, {1 of 2} of the mandatory ones; {1 broken} gives something invalid on the sample.',
    ]);
    expect(sentences('Transformation Rules')[0]).toBe('{1 of 3} rules are proven by scenarios, every branch of them.');
  });

  it('compare a run with the one of the same mapping before', () => {
    const rows = (runs: Measured['runs']): readonly (readonly string[])[] =>
      rowsUnder(spec(smallProject(), { runs }), 'Performance Metrics');
    expect(rows([])[0]).toEqual(['Processing Time', '[not stated]', '{not measured not-measured}', '–']);
    expect(rows([run(3), run(2, { mapping: 'other', milliseconds: 1 }), run(1, { milliseconds: 20_000 })])).toEqual([
      ['Processing Time', '[not stated]', '{40.0 s}', '{↑}'],
      ['Throughput', '[not stated]', '{108,360 records/hour}', '{↓}'],
      ['Success Rate', '[not stated]', '{99.25 %}', '{→}'],
      ['Data Latency', '[not stated]', '{not measured not-measured}', '–'],
    ]);
  });
});

describe('open places', () => {
  it('name the field of the form that fills them', () => {
    const document = spec(typed(bareProject(), 'contacts', {}, { contacts: [{ role: 'Owner', name: 'Ann' }] }));
    const places = under(document, 'Contacts').flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : []));
    expect(places.flatMap((inline) => ('missing' in inline ? [[inline.missing, inline.at]] : []))).toEqual([
      ['Email', 'contacts/0/email'],
      ['Phone', 'contacts/0/phone'],
    ]);
    const every = sectionList.flatMap((section) => section.parts).length;
    expect(every).toBeGreaterThan(30);
  });

  it('never show an example as if it were stated', () => {
    const examples = sectionList
      .flatMap((section) =>
        section.parts.flatMap((part) =>
          ('fields' in part ? part.fields : []).concat('columns' in part && part.kind !== 'properties' ? (part.columns ?? []) : []),
        ),
      )
      .flatMap((field) => (field.example === undefined ? [] : [field.example]));
    expect(examples.length).toBeGreaterThan(20);
    const shown = JSON.stringify(spec(bareProject()).blocks);
    expect(examples.filter((example) => shown.includes(`"${example}"`))).toEqual([]);
  });

  it('never hold the password of an address', async () => {
    const document = spec(
      typed(bareProject(), 'connections', { 'details.source.endpoint': 'postgres://loader:s3cret@db.example.com/orders' }),
    );
    expect(rowsUnder(document, 'Connection Details')[1]).toEqual([
      'Endpoint',
      'postgres://loader:•••@db.example.com/orders',
      '[URL or connection string]',
    ]);
    expect(String(await specFormats.json(document))).not.toContain('s3cret');
  });
});
