import { readXlsx } from 'hucre/xlsx';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Project } from '#shared/project/documents/document.ts';
import { buildSpec } from '#shared/spec/build.ts';
import type { Block, Inline, SpecDocument } from '#shared/spec/document.ts';
import { nothingMeasured } from '#shared/spec/measured.ts';
import { specFormats } from '#shared/spec/render.ts';
import { renderHtml } from '#shared/spec/renderers/html.ts';
import { renderMarkdown } from '#shared/spec/renderers/markdown.ts';
import { renderXlsx } from '#shared/spec/renderers/xlsx.ts';
import { naughtyTexts } from '../naughty-texts.ts';
import { everythingTyped, run, smallProject } from '../spec-projects.ts';

/** The text as files hold it: what no file can hold is a question mark in a diamond, lines end with one newline. */
function held(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

/** Words in their order, whatever the white space between them. */
function spaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function documentOf(blocks: readonly Block[], title = 'Integration Specification: A'): SpecDocument {
  return { title, blocks, sections: [], facts: { measured: 0, outOfDate: 0 } };
}

/** A document with one text in every place that can hold it. */
function everywhere(text: string): SpecDocument {
  const inlines: readonly Inline[] = [{ text }];
  return documentOf(
    [
      { kind: 'heading', level: 2, text, id: 'two' },
      { kind: 'heading', level: 3, text, id: 'three', section: 'overview' },
      { kind: 'paragraph', inlines },
      { kind: 'paragraph', inlines: [{ text: 'code ' }, { code: text }, { text: ' end' }] },
      { kind: 'paragraph', inlines: [{ missing: text }] },
      { kind: 'paragraph', inlines: [{ fact: { text, origin: 'run', on: text, state: 'fresh' } }] },
      { kind: 'list', ordered: false, items: [{ label: 'Label', inlines }, { inlines }] },
      { kind: 'list', ordered: true, items: [{ label: text, inlines }] },
      { kind: 'checklist', items: [{ done: true, inlines }] },
      {
        kind: 'table',
        id: 't',
        columns: [text, 'B'],
        rows: [
          [inlines, [{ code: text }]],
          [[{ missing: text }], inlines],
        ],
      },
      { kind: 'code', language: 'sql', lines: text.split(/\r\n?|\n/).map((line) => [{ text: line }]) },
    ],
    text,
  );
}

/** The elements of an exported page, in order: name, attributes, the text directly inside. Fails unless it is well-formed. */
function elementsOf(
  html: string,
): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string }[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  const parser = new SaxesParser({});
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element = { name: tag.name, attributes: { ...tag.attributes }, text: '' };
    elements.push(element);
    if (tag.name === 'br') for (const around of open) around.text += '\n';
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  // Elements without an end are the only thing in which this HTML is not XML.
  parser.write(html.replace('<!doctype html>', '').replaceAll(/<(meta|br|wbr)([^>]*)>/g, '<$1$2/>')).close();
  return elements;
}

const allowed = new Set(
  'html head meta title style body main h1 h2 h3 p ul ol li strong span code pre div table thead tbody tr th td br wbr a figure svg rect path text'.split(
    ' ',
  ),
);

describe('HTML', () => {
  it('is one well-formed page without script, handler or foreign address, whatever is typed', () => {
    for (const text of naughtyTexts) {
      const elements = elementsOf(renderHtml(everywhere(text)));
      expect(elements.filter(({ name }) => !allowed.has(name))).toEqual([]);
      expect(elements.flatMap(({ attributes }) => Object.keys(attributes).filter((name) => /^on|^src$|^href$/.test(name)))).toEqual([]);
      const said = elements.filter(({ name }) => name === 'td' || name === 'h2' || name === 'pre').map((element) => spaced(element.text));
      const words = spaced(held(text));
      expect(said, JSON.stringify(text)).toEqual([words, words, words, words, words, words]);
    }
    console.log(`${naughtyTexts.length} texts in 13 places each are text in HTML.`);
  });

  it('of a whole project has each id once, and nothing but what the page may hold', () => {
    const page = renderHtml(
      buildSpec({ ...smallProject(), spec: everythingTyped((key) => `<i>${key}</i>`).spec }, { ...nothingMeasured, runs: [run(1)] }),
    );
    const elements = elementsOf(page);
    const ids = elements.flatMap(({ attributes }) => (attributes['id'] === undefined ? [] : [attributes['id']]));
    expect(ids.length).toBe(12 + 33);
    expect(new Set(ids).size).toBe(ids.length);
    expect(elements.filter(({ name }) => !allowed.has(name))).toEqual([]);
    expect(elements.filter(({ name }) => name === 'style').length).toBe(1);
    expect(page).not.toMatch(/<i>|<script|@import|url\(/);
  });

  it('draws systems of any name, and the picture stays well-formed', () => {
    for (const name of [...naughtyTexts, '👩‍👩‍👧'.repeat(9)]) {
      const spec = { systems: { id: 'systems', fields: { 'source.name': name, 'source.type': name, 'target.name': name }, tables: {} } };
      const document = buildSpec({ ...smallProject(), spec }, nothingMeasured);
      const picture = document.blocks.find((block) => block.kind === 'picture');
      if (picture?.kind !== 'picture') throw new Error('There is no picture.');
      expect(encodeURIComponent(picture.svg)).not.toBe('');
      expect(
        elementsOf(picture.svg)
          .map((element) => element.name)
          .filter((element) => !['svg', 'rect', 'text', 'path'].includes(element)),
        name,
      ).toEqual([]);
      expect(elementsOf(renderHtml(document)).filter((element) => element.name === 'svg')).toHaveLength(1);
    }
  });

  it('links addresses of the web and of mail, and nothing else', () => {
    const spec = {
      documentation: {
        id: 'documentation',
        fields: {
          'related.api': 'https://example.com/a?b=1&c="d"',
          'related.guide': 'javascript:alert(1)',
          'related.architecture': 'docs/a.md',
        },
        tables: {},
      },
      contacts: {
        id: 'contacts',
        fields: {},
        tables: { contacts: [{ role: 'Owner', name: 'Ann', email: 'ann@example.com', phone: '1' }] },
      },
    };
    const document = buildSpec({ ...smallProject(), spec }, nothingMeasured);
    expect(
      elementsOf(renderHtml(document)).flatMap(({ name, attributes, text }) => (name === 'a' ? [[attributes['href'], text]] : [])),
    ).toEqual([
      ['https://example.com/a?b=1&c="d"', 'https://example.com/a?b=1&c="d"'],
      ['mailto:ann@example.com', 'ann@example.com'],
    ]);
    const tokens = new MarkdownIt().parse(renderMarkdown(document), {}).flatMap((token) => token.children ?? []);
    expect(tokens.filter((token) => token.type === 'link_open').map((token) => token.attrGet('href'))).toEqual([
      'https://example.com/a?b=1&c=%22d%22',
      'mailto:ann@example.com',
    ]);
  });
});

describe('Markdown', () => {
  const reader = new MarkdownIt({ html: true }).enable(['table', 'strikethrough']);

  it('reads back as the same blocks with the same words, whatever is typed', () => {
    for (const text of naughtyTexts) {
      const tokens = reader.parse(renderMarkdown(everywhere(text)), {});
      const inside = tokens.flatMap((token) => token.children ?? []);
      expect(
        [...tokens, ...inside]
          .filter((token) => /html|link|image|^s_|^em_|blockquote|^hr$/.test(token.type) && token.content !== '<br>')
          .map((token) => token.type),
        JSON.stringify(text),
      ).toEqual([]);
      const count = (type: string): number => tokens.filter((token) => token.type === type).length;
      expect(
        [
          count('heading_open'),
          count('table_open'),
          count('tr_open'),
          count('td_open'),
          count('fence'),
          count('code_block'),
          count('bullet_list_open'),
          count('ordered_list_open'),
          count('list_item_open'),
        ],
        JSON.stringify(text),
      ).toEqual([3, 1, 3, 4, 1, 0, 2, 1, 4]);
      const headings = tokens.flatMap((token, at) => (token.type === 'heading_open' ? [spaced(wordsOf(tokens[at + 1]))] : []));
      expect(headings, JSON.stringify(text)).toEqual([text, text, text].map((one) => spaced(held(one))));
      const cells = tokens.flatMap((token, at) => (token.type === 'td_open' ? [spaced(wordsOf(tokens[at + 1]))] : []));
      const words = spaced(held(text));
      expect(cells, JSON.stringify(text)).toEqual([words, words, spaced(`[${held(text)}]`), words]);
      expect(tokens.find((token) => token.type === 'fence')?.content, JSON.stringify(text)).toBe(`${held(text)}\n`);
    }
    console.log(`${naughtyTexts.length} texts in 13 places each are text in Markdown.`);
  });

  it('leaves numbers, versions and telephone numbers as they are', () => {
    const plain = ['4.2', '1.5 s', '+49 40 5550100', '-2', '2026-07-14', '06:00 - 22:00'];
    expect(renderMarkdown(documentOf(plain.map((text) => ({ kind: 'paragraph', inlines: [{ text }] }))))).toBe(
      `# Integration Specification: A\n\n${plain.join('\n\n')}\n`,
    );
  });

  it('keeps the lines of a value in a list item, and its paragraphs', () => {
    const document = documentOf([
      {
        kind: 'list',
        ordered: false,
        items: [
          { label: 'Purpose', inlines: [{ text: 'one\ntwo\n\nthree' }] },
          { label: 'Value', inlines: [{ text: 'x' }] },
        ],
      },
    ]);
    expect(renderMarkdown(document)).toBe('# Integration Specification: A\n\n- **Purpose**: one\\\n  two\n\n  three\n- **Value**: x\n');
    expect(reader.render(renderMarkdown(document)).replaceAll('\n', '')).toBe(
      '<h1>Integration Specification: A</h1><ul><li><p><strong>Purpose</strong>: one<br>two</p><p>three</p></li><li><p><strong>Value</strong>: x</p></li></ul>',
    );
  });

  it('says of a fact when it no longer holds', () => {
    const fact = (state: 'fresh' | 'out-of-date' | 'broken' | 'not-measured'): Inline => ({ fact: { text: state, origin: 'run', state } });
    expect(
      renderMarkdown(
        documentOf([{ kind: 'paragraph', inlines: [fact('fresh'), fact('out-of-date'), fact('broken'), fact('not-measured')] }]),
      ),
    ).toBe(
      '# Integration Specification: A\n\n**fresh****out-of-date** (out of date: rules changed since)**broken** (broken)**not-measured**\n',
    );
  });
});

describe('XLSX', () => {
  it('holds every text as text, never as a formula', async () => {
    const blocks = naughtyTexts.flatMap((text) => everywhere(text).blocks.filter((block) => block.kind !== 'heading' || block.level === 3));
    const book = await readXlsx(await renderXlsx(documentOf([{ kind: 'heading', level: 2, text: "'=1+1", id: 'all' }, ...blocks])));
    const [sheet] = book.sheets;
    const cells = sheet?.cells === undefined ? [] : [...sheet.cells.values()];
    expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([]);
    const values = (sheet?.rows ?? []).flat().filter((value) => value !== null);
    expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
    const counted = (text: string): number => values.filter((value) => value === held(text)).length;
    expect(naughtyTexts.filter((text) => counted(text) < 8)).toEqual([]);
    console.log(`${naughtyTexts.length} texts are text cells in XLSX.`);
  });

  it('has a sheet for each chapter and one for each field mapping', async () => {
    const two: Project = {
      ...smallProject(),
      mapping: { ...smallProject().mapping, m2: { id: 'm2', name: 'again', order: 2, sources: ['s'], target: 't', per: 'record' } },
    };
    const names = async (project: Project): Promise<readonly string[]> =>
      (await readXlsx(await renderXlsx(buildSpec(project, nothingMeasured)))).sheets.map((sheet) => sheet.name);
    const one = await names(smallProject());
    expect(one).toHaveLength(13);
    expect(one.at(-1)).toBe('Field mapping');
    expect((await names(two)).slice(-2)).toEqual(['Field mapping 1', 'Field mapping 2']);
  });

  it('cuts a text that no cell can hold, and shows that', async () => {
    const book = await readXlsx(await renderXlsx(everywhere('x'.repeat(40_000))));
    const longest =
      (book.sheets[0]?.rows ?? [])
        .flat()
        .map((value) => String(value ?? ''))
        .toSorted((a, b) => b.length - a.length)[0] ?? '';
    expect([longest.length, longest.at(-1)]).toEqual([32_767, '…']);
  });
});

describe('typed values', () => {
  it('come out of every field, cell and tick in all four formats', async () => {
    const { spec, values } = everythingTyped((key, field) =>
      field.input === 'email' ? `${key.replaceAll(/\W/g, '.')}@example.com` : field.input === 'date' ? '2026-07-14' : `typed(${key})`,
    );
    const document = buildSpec({ ...smallProject(), spec }, nothingMeasured);
    const markdown = new MarkdownIt()
      .render(renderMarkdown(document))
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    const html = elementsOf(renderHtml(document)).find(({ name }) => name === 'main')?.text ?? '';
    const sheets = (await readXlsx(await renderXlsx(document))).sheets.flatMap((sheet) => sheet.rows.flat()).join('\n');
    const json = String(await specFormats.json(document));
    for (const [name, text] of Object.entries({ markdown, html, sheets, json }))
      // The language of a runbook is shown by how it is coloured; that tests passed is a fact, whoever ticked it.
      expect(
        values
          .filter(({ key, value }) => !key.endsWith('/language') && key !== 'checklist.tested.by' && !text.includes(value))
          .map(({ section, key }) => `${section}.${key}`),
        name,
      ).toEqual([]);
    expect(values.length).toBeGreaterThan(140);
    console.log(`${values.length} typed values come out in Markdown, HTML, XLSX and JSON.`);
  });
});

function wordsOf(token: { readonly children: readonly { readonly type: string; readonly content: string }[] | null } | undefined): string {
  return (token?.children ?? [])
    .map((child) =>
      child.type === 'softbreak' || child.type === 'hardbreak'
        ? '\n'
        : child.type === 'html_inline' && child.content === '<br>'
          ? '\n'
          : child.content,
    )
    .join('');
}
