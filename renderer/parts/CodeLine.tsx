import type { ReactNode } from 'react';
import { xmlParts } from './xml-parts.ts';
import './parts.css';

const xmlTones = { mark: 'code-operator', key: 'code-key', string: 'code-string', text: undefined, more: 'code-comment' } as const;
const jsonPattern = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)|([{}[\],:])/g;

/** One line of XML or JSON, coloured as in the editor; of other formats as it is. */
export function codeLine(format: string, line: string): ReactNode {
  if (format === 'xml')
    return xmlParts(line).map((part, at) => (
      <span key={at} className={xmlTones[part.tone]}>
        {part.text}
      </span>
    ));
  return format === 'json' || format === 'ndjson' ? jsonLine(line) : line;
}

function jsonLine(line: string): ReactNode {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const match of line.matchAll(jsonPattern)) {
    const [whole, text, colon, word] = match;
    if (match.index > end) pieces.push(line.slice(end, match.index));
    end = match.index + whole.length;
    const tone =
      text !== undefined ? (colon === undefined ? 'code-string' : 'code-key') : word !== undefined ? 'code-number' : 'code-operator';
    pieces.push(
      <span key={match.index} className={tone}>
        {whole}
      </span>,
    );
  }
  if (end < line.length) pieces.push(line.slice(end));
  return pieces;
}
