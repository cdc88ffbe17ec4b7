import { readFileSync, writeFileSync } from 'node:fs';
import type { Outcome } from './campaigns.ts';
import type { Figure } from './figure.ts';
import { amount } from './figure.ts';

/** Figures of all campaigns, where and when they were taken. */
export interface BenchReport {
  readonly at: string;
  readonly machine: {
    readonly platform: string;
    readonly arch: string;
    readonly processor: string;
    readonly cores: number;
    readonly node: string;
    readonly load: number;
  };
  readonly outcomes: readonly Outcome[];
}

const [head, foot] = ['<!-- figures, written by npm run bench -- --readme -->', '<!-- end of figures -->'];

/** Writes the figures that have a bound or an aim as a table between the two marks of a Markdown file. Throws where the marks are missing. */
export function writeFiguresTable(path: string, report: BenchReport): void {
  const text = readFileSync(path, 'utf8');
  const [from, to] = [text.indexOf(head), text.indexOf(foot)];
  if (from < 0 || to < from) throw new Error(`${path} has no place for the figures: ${head} … ${foot}`);
  writeFileSync(path, `${text.slice(0, from)}${head}\n${tableOf(report)}${text.slice(to)}`);
}

function tableOf({ at, machine, outcomes }: BenchReport): string {
  const where = `${machine.processor}, ${machine.cores} cores, ${machine.platform} ${machine.arch}, Node ${machine.node.slice(1)}`;
  const rows = outcomes.flatMap(({ figures }) => figures.filter((figure) => figure.bound !== undefined || figure.aim !== undefined));
  return [
    `Taken ${at.slice(0, 10)} on ${where}.`,
    '',
    '| figure | must | aim | measured |',
    '|---|---|---|---|',
    ...rows.map((figure) => `| ${figure.name} | ${figure.bound ?? ''} | ${figure.aim ?? ''} | ${measuredText(figure)} |`),
    '',
  ].join('\n');
}

function measuredText({ value, unit, kept, detail }: Figure): string {
  if (value === undefined) return `not measured: ${detail ?? 'no reason known'}`;
  const text = `${amount(value)} ${unit}`;
  return kept === false ? `**${text}**, not kept` : text;
}
