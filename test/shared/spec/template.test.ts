import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Project } from '#shared/project/documents/document.ts';
import { buildSpec } from '#shared/spec/build.ts';
import { nothingMeasured } from '#shared/spec/measured.ts';
import { renderMarkdown } from '#shared/spec/renderers/markdown.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { bareProject, everythingTyped, run, smallProject } from './spec-projects.ts';

interface Outline {
  /** `## Title`, `### Title`, in order; fenced code left out. */
  readonly headings: readonly string[];
  /** Under which heading, and the names of its columns. */
  readonly tables: readonly string[];
  /** Bold labels of bullets and steps, and the words of checklist items, under their heading. */
  readonly items: readonly string[];
}

/** What a reader sees of a Markdown document's order: its headings, its tables' columns and the labels of its lists. */
function outline(markdown: string): Outline {
  const headings: string[] = [];
  const tables: string[] = [];
  const items: string[] = [];
  let fence: string | undefined;
  let before = '';
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark !== undefined && mark.length >= fence.length && line.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const under = headings.at(-1) ?? '';
    if (/^#{2,3} /.test(line)) headings.push(line.replaceAll('\\', ''));
    else if (line === '**Document Control**') headings.push('### Document Control');
    else if (/^\|[\s:|-]+\|$/.test(line) && before.startsWith('|'))
      tables.push(
        `${under}: ${before
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
          .join(' | ')}`,
      );
    const item =
      /^(?:-|\d+\.) \*\*(.+?)\*\*/.exec(line)?.[1] ??
      /^- \[[ x]\] ([^(*]+)/.exec(line)?.[1]?.trim() ??
      /^- \[(.+)\]\(link\)/.exec(line)?.[1] ??
      /^- ([A-Z][\w ]+): /.exec(line)?.[1];
    if (item !== undefined) items.push(`${under}: ${item.replaceAll('\\', '')}`);
    before = line;
  }
  return { headings, tables, items };
}

function markdownOf(project: Project): string {
  return renderMarkdown(buildSpec(project, nothingMeasured));
}

/** Labels that the template writes in runbooks of its own, which are rows of a table here. */
const rowsHere = new Set(['### Runbooks: Restart Integration', '### Runbooks: Data Reconciliation']);

describeShared('the template of an Integration Specification', ['seed', 'integration-specification.md'], (path) => {
  const seed = outline(readFileSync(path, 'utf8'));
  const filled = everythingTyped((key) => `typed ${key}`);
  const states: readonly (readonly [string, Project])[] = [
    ['a project with nothing in it', bareProject()],
    ['a project with a mapping', smallProject()],
    ['a project with everything typed', { ...smallProject(), spec: filled.spec }],
  ];

  it('is read here as it is', () => {
    expect([seed.headings.length, seed.tables.length, seed.items.length]).toEqual([12 + 33, 15, 56]);
    console.log(`The template has ${seed.headings.length} headings, ${seed.tables.length} tables and ${seed.items.length} labelled items.`);
  });

  for (const [name, project] of states) {
    it(`gives ${name} the same headings in the same order`, () => {
      expect(outline(markdownOf(project)).headings).toEqual(seed.headings);
    });

    it(`gives ${name} each table with its columns, in the same order`, () => {
      const known = new Set(seed.tables);
      expect(outline(markdownOf(project)).tables.filter((table) => known.has(table))).toEqual(seed.tables);
    });

    it(`gives ${name} each labelled item, in the same order`, () => {
      const wanted = seed.items.filter((item) => !rowsHere.has(item));
      const known = new Set(wanted);
      expect(outline(markdownOf(project)).items.filter((item) => known.has(item))).toEqual(wanted);
    });
  }
});

describe('tables of the document', () => {
  it('are none but those of the template and the lookup tables', () => {
    const { tables } = outline(
      renderMarkdown(buildSpec({ ...smallProject(), spec: everythingTyped(() => 'typed').spec }, { ...nothingMeasured, runs: [run(1)] })),
    );
    expect(tables.filter((table) => /code|Cause/.test(table))).toEqual([
      '### Transformation Rules: code | word',
      '### Error Handling: Cause | Stage | In run 1',
    ]);
  });
});
