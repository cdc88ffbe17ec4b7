import type { Block, Fact, Inline, SpecDocument } from '../document.ts';
import { printable } from './printable.ts';

/** The document as Markdown (CommonMark with tables). Facts are marked by a note, open places stand in brackets. */
export function renderMarkdown(document: SpecDocument): string {
  const parts = document.blocks.map(renderBlock);
  return `# ${oneLine(escapeText(document.title))}\n\n${parts.join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${oneLine(escapeText(block.text))}`;
    case 'paragraph':
      return flowing(inlines(block.inlines), '');
    case 'list':
      return block.items
        .map((item, i) => {
          const mark = block.ordered ? `${i + 1}. ` : '- ';
          const label = item.label === undefined ? '' : `**${oneLine(escapeText(item.label))}**: `;
          return mark + label + flowing(inlines(item.inlines), ' '.repeat(mark.length));
        })
        .join('\n');
    case 'checklist':
      return block.items.map((item) => `- [${item.done ? 'x' : ' '}] ${flowing(inlines(item.inlines), '  ')}`).join('\n');
    case 'table': {
      const head = `| ${block.columns.map((column) => oneLine(escapeText(column))).join(' | ')} |\n|${block.columns.map(() => '---|').join('')}`;
      return [head, ...block.rows.map((row) => `| ${row.map((cell) => inlines(cell, true)).join(' | ')} |`)].join('\n');
    }
    case 'code':
      return fenced(
        block.language === 'text' ? '' : block.language,
        block.lines.map((spans) => spans.map((span) => span.text).join('')).join('\n'),
      );
    case 'picture':
      return fenced('', block.text);
  }
}

function inlines(parts: readonly Inline[], inCell = false): string {
  if (!inCell) return parts.map(renderInline).join('');
  // Text has its bars escaped already; inside code a table takes the escaped bar as a bar.
  return parts
    .map((part) => ('code' in part ? renderInline(part).replaceAll('|', '\\|') : renderInline(part).replaceAll('\n', '<br>')))
    .join('');
}

function renderInline(inline: Inline): string {
  if ('text' in inline) return escapeText(inline.text);
  if ('code' in inline) return codeSpan(inline.code);
  if ('missing' in inline) return `\\[${escapeText(inline.missing)}\\]`;
  if ('link' in inline) return `[${oneLine(escapeText(inline.words))}](${inline.link.replaceAll(/[\s<>()\\|]/g, encodeURIComponent)})`;
  return `**${escapeText(inline.fact.text)}**${stateNote(inline.fact)}`;
}

function stateNote(fact: Fact): string {
  if (fact.state === 'out-of-date') return ' (out of date: rules changed since)';
  return fact.state === 'broken' ? ' (broken)' : '';
}

/** Inline code whose fence is longer than any run of backticks inside. */
function codeSpan(words: string): string {
  const line = printable(words)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return fence + pad + line + pad + fence;
}

function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${printable(code)}\n${fence}`;
}

/** Lines of a paragraph or item: each stays a line, an empty one parts two paragraphs. */
function flowing(words: string, indent: string): string {
  return words
    .trim()
    .split(/\n[\s]*\n/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .join(`\\\n${indent}`),
    )
    .join(`\n\n${indent}`);
}

function oneLine(words: string): string {
  return words.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** Text that Markdown must not read as markup: no HTML, no emphasis, no link, heading, list or table comes out of a value. */
function escapeText(words: string): string {
  return printable(words)
    .replaceAll(/[\\`*_[\]<>#~|&]/g, (mark) => `\\${mark}`)
    .replaceAll(/^([^\S\n]*)([-+](?=\s|$)|[-=](?=[-=\s]*$))/gm, '$1\\$2')
    .replaceAll(/^([^\S\n]*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}
