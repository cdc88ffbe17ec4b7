import type { Block, CodeSpan, Inline, SpecDocument } from '../document.ts';
import { htmlStyle } from './html-style.ts';
import { printable } from './printable.ts';

/** The document as one HTML file: no script, no foreign address, prints well. */
export function renderHtml(document: SpecDocument): string {
  const title = escapeHtml(document.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${document.blocks.map(renderBlock).join('\n')}
</main>
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${escapeHtml(block.id)}">${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inlines(block.inlines)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map(
        (item) => `<li>${item.label === undefined ? '' : `<strong>${escapeHtml(item.label)}</strong>: `}${inlines(item.inlines)}</li>`,
      );
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'checklist':
      return `<ul class="checks">${block.items.map((item) => `<li><span class="tick" role="img" aria-label="${item.done ? 'done' : 'open'}">${item.done ? '☑' : '☐'}</span> ${inlines(item.inlines)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${inlines(cell)}</td>`).join('')}</tr>`).join('\n');
      return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
    }
    case 'code':
      return `<pre tabindex="0"><code>${block.lines.map((spans) => spans.map(span).join('')).join('\n')}</code></pre>`;
    case 'picture':
      // Made by this project from escaped names; the only markup that is not built here.
      return `<figure>${block.svg}</figure>`;
  }
}

function inlines(parts: readonly Inline[]): string {
  return parts.map(renderInline).join('');
}

function renderInline(inline: Inline): string {
  if ('text' in inline) return escapeHtml(inline.text).replaceAll('\n', '<br>');
  // A long path may break after its dots, a word of it never.
  if ('code' in inline) return `<code>${escapeHtml(inline.code).replaceAll('.', '.<wbr>')}</code>`;
  if ('link' in inline) return `<a href="${escapeHtml(inline.link)}" rel="noreferrer">${escapeHtml(inline.words)}</a>`;
  if ('missing' in inline) return `<span class="missing">${escapeHtml(inline.missing)}</span>`;
  const { fact } = inline;
  const origin = [fact.at === undefined ? '' : `Measured ${fact.at}`, fact.on === undefined ? '' : `on ${fact.on}`]
    .filter((part) => part !== '')
    .join(' ');
  return `<span class="fact ${fact.state}"${origin === '' ? '' : ` title="${escapeHtml(origin)}"`}>${escapeHtml(fact.text)}</span>`;
}

function span(part: CodeSpan): string {
  return part.kind === undefined ? escapeHtml(part.text) : `<span class="k-${part.kind}">${escapeHtml(part.text)}</span>`;
}

function escapeHtml(words: string): string {
  return printable(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
