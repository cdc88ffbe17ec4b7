import type { Block } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { printable } from '../renderers/printable.ts';
import { emptySection, fieldValue } from '../section-values.ts';

const boxWidth = 184;
const boxHeight = 88;
const gap = 64;
/** Characters that a line of a box holds in any sans-serif of 13 px. */
const lineLength = 20;

interface Box {
  readonly title: string;
  readonly line: string;
}

/** Source system → Mapwright project → target system, with the protocols on the arrows. */
export function architecture({ project, values }: SpecContext): readonly Block[] {
  const links = project.spec['connections'] ?? emptySection('connections');
  const source = fieldValue(values, 'source', 'name') ?? 'Source System';
  const target = fieldValue(values, 'target', 'name') ?? 'Target System';
  const info = project.info['project'];
  const boxes = [
    { title: source, line: fieldValue(values, 'source', 'type') ?? '' },
    { title: info?.name ?? 'Integration Layer', line: info === undefined ? '' : `version ${info.version}` },
    { title: target, line: fieldValue(values, 'target', 'type') ?? '' },
  ];
  const arrows = [fieldValue(links, 'details', 'protocol', 'source') ?? '', fieldValue(links, 'details', 'protocol', 'target') ?? ''];
  const titles = boxes.map((box) => box.title);
  return [{ kind: 'picture', svg: picture(boxes, arrows), text: drawing(titles), alt: titles.join(' to ') }];
}

/** Colours are tokens of the designer with the light theme's value behind them, which is what a file shows. */
function picture(boxes: readonly Box[], arrows: readonly string[]): string {
  const width = boxes.length * boxWidth + (boxes.length - 1) * gap;
  const drawn = boxes.map((box, i) => {
    const x = i * (boxWidth + gap);
    return (i === 0 ? '' : drawArrow(x, arrows[i - 1] ?? '')) + drawBox(x, box);
  });
  const label = escapeXml(boxes.map((box) => box.title).join(' to '));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${boxHeight}" width="${width}" height="${boxHeight}" font-family="Inter, sans-serif" role="img" aria-label="${label}">${drawn.join('')}</svg>`;
}

function drawBox(x: number, box: Box): string {
  const titles = lines(box.title);
  const texts = [
    ...titles.map((words) => ({ words, height: 18 })),
    ...(box.line === '' ? [] : [{ words: shorten(box.line, 26), height: 16 }]),
  ];
  let y = (boxHeight - texts.reduce((sum, text) => sum + text.height, 0)) / 2;
  const words = texts.map((text, i) => {
    y += text.height;
    const look =
      i < titles.length ? 'font-size="13" font-weight="600" fill="var(--t1,#1A1C1F)"' : 'font-size="11" fill="var(--t2,#4B5057)"';
    return `<text x="${x + boxWidth / 2}" y="${y - 5}" text-anchor="middle" ${look}>${escapeXml(text.words)}</text>`;
  });
  return `<rect x="${x + 0.5}" y="0.5" width="${boxWidth - 1}" height="${boxHeight - 1}" rx="6" fill="var(--panel,#FFFFFF)" stroke="var(--line-ctl,#858984)"/>${words.join('')}`;
}

/** The arrow that ends at a box. */
function drawArrow(x: number, words: string): string {
  const y = boxHeight / 2;
  const stroke = 'stroke="var(--direct,#566069)" stroke-width="1.5" fill="none"';
  return (
    `<path d="M${x - gap + 6} ${y}H${x - 8}" ${stroke}/><path d="M${x - 14} ${y - 5}l7 5-7 5" ${stroke}/>` +
    `<text x="${x - gap / 2}" y="${y - 8}" text-anchor="middle" font-size="11" fill="var(--t2,#4B5057)">${escapeXml(shorten(words, 10))}</text>`
  );
}

/** A title on one line or two. */
function lines(title: string): readonly string[] {
  if (title.length <= lineLength) return [title];
  const space = title.lastIndexOf(' ', lineLength);
  const end = space > 0 ? space : lineLength;
  return [title.slice(0, end), shorten(title.slice(end).trim(), lineLength)];
}

/** The same as text, for Markdown. */
function drawing(titles: readonly string[]): string {
  const cells = titles.map((title) => shorten(title.replaceAll(/\s+/g, ' '), 40));
  const edge = (left: string, right: string): string => cells.map((title) => left + '─'.repeat(title.length + 2) + right).join('    ');
  return [edge('┌', '┐'), cells.map((title) => `│ ${title} │`).join('───▶'), edge('└', '┘')].join('\n');
}

function shorten(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}

/** Cutting a text may have left half a character: that becomes a sign, too. */
function escapeXml(words: string): string {
  return printable(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
