import type { Block } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { emptySection, fieldValue } from '../section-values.ts';

const boxWidth = 220;
const boxHeight = 76;
const gap = 72;

/** Source system → Mapwright project → target system, with protocol and format on the arrows. */
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
  return [{ kind: 'picture', svg: picture(boxes, arrows), text: drawing(boxes.map((box) => box.title)) }];
}

function picture(boxes: readonly { readonly title: string; readonly line: string }[], arrows: readonly string[]): string {
  const width = boxes.length * boxWidth + (boxes.length - 1) * gap;
  const drawn = boxes.map((box, i) => {
    const x = i * (boxWidth + gap);
    const middle = x + boxWidth / 2;
    const arrow =
      i === 0
        ? ''
        : `<path d="M${x - gap + 6} ${boxHeight / 2}H${x - 8}" stroke="var(--direct,#566069)" stroke-width="1.5" fill="none"/><path d="M${x - 14} ${boxHeight / 2 - 5}l7 5-7 5" stroke="var(--direct,#566069)" stroke-width="1.5" fill="none"/>` +
          `<text x="${x - gap / 2}" y="${boxHeight / 2 - 8}" text-anchor="middle" font-size="11" fill="var(--t2,#4B5057)">${escapeXml(arrows[i - 1] ?? '')}</text>`;
    return (
      arrow +
      `<rect x="${x + 0.5}" y="0.5" width="${boxWidth - 1}" height="${boxHeight - 1}" rx="6" fill="var(--panel,#FFFFFF)" stroke="var(--line-ctl,#858984)"/>` +
      `<text x="${middle}" y="${box.line === '' ? 43 : 34}" text-anchor="middle" font-size="13" font-weight="600" fill="var(--t1,#1A1C1F)">${escapeXml(shorten(box.title))}</text>` +
      (box.line === ''
        ? ''
        : `<text x="${middle}" y="54" text-anchor="middle" font-size="11" fill="var(--t2,#4B5057)">${escapeXml(shorten(box.line))}</text>`)
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${boxHeight}" width="${width}" height="${boxHeight}" font-family="Inter, sans-serif" role="img" aria-label="${escapeXml(boxes.map((box) => box.title).join(' to '))}">${drawn.join('')}</svg>`;
}

/** The same as text, for Markdown. */
function drawing(titles: readonly string[]): string {
  const cells = titles.map((title) => shorten(title));
  const edge = (left: string, right: string): string => cells.map((title) => left + '─'.repeat(title.length + 2) + right).join('    ');
  return [edge('┌', '┐'), cells.map((title) => `│ ${title} │`).join('───▶'), edge('└', '┘')].join('\n');
}

function shorten(words: string): string {
  return words.length <= 30 ? words : `${words.slice(0, 29)}…`;
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
