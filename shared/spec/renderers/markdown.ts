import type { Block, Fact, Inline, SpecDocument } from '../document.ts';

/** The document as Markdown (CommonMark with tables). Facts are marked by a note, open places stand in brackets. */
export function renderMarkdown(document: SpecDocument): string {
  const parts = document.blocks.map(renderBlock);
  return `# ${escapeText(document.title)}\n\n${parts.join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeText(block.text)}`;
    case 'paragraph':
      return inlines(block.inlines);
    case 'list':
      return block.items
        .map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${item.label === undefined ? '' : `**${escapeText(item.label)}**: `}${inlines(item.inlines).replaceAll('\n', '\n  ')}`)
        .join('\n');
    case 'checklist':
      return block.items.map((item) => `- [${item.done ? 'x' : ' '}] ${inlines(item.inlines)}`).join('\n');
    case 'table': {
      const head = `| ${block.columns.map(escapeText).join(' | ')} |\n|${block.columns.map(() => '---|').join('')}`;
      return [head, ...block.rows.map((row) => `| ${row.map((cell) => inlines(cell, true)).join(' | ')} |`)].join('\n');
    }
    case 'code':
      return fenced(block.language === 'text' ? '' : block.language, block.lines.map((spans) => spans.map((span) => span.text).join('')).join('\n'));
    case 'picture':
      return fenced('', block.text);
  }
}

function inlines(parts: readonly Inline[], inCell = false): string {
  const rendered = parts.map(renderInline).join('');
  return inCell ? rendered.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>') : rendered;
}

function renderInline(inline: Inline): string {
  if ('text' in inline) return escapeText(inline.text);
  if ('code' in inline) return codeSpan(inline.code);
  if ('missing' in inline) return `\\[${escapeText(inline.missing)}\\]`;
  return `**${escapeText(inline.fact.text)}**${stateNote(inline.fact)}`;
}

function stateNote(fact: Fact): string {
  if (fact.state === 'out-of-date') return ' (out of date: rules changed since)';
  return fact.state === 'not-measured' ? ' (not measured)' : '';
}

/** Inline code whose fence is longer than any run of backticks inside. */
function codeSpan(words: string): string {
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return fence + pad + words.replaceAll(/\s*\n\s*/g, ' ') + pad + fence;
}

function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^`{3,}/gm)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Text that Markdown must not read as markup: no HTML, no emphasis, no link comes out of a value. */
function escapeText(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>#~]/g, (mark) => `\\${mark}`).replaceAll(/^(\s*)([-+]|\d+\.)(\s)/gm, '$1\\$2$3');
}
