import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CampaignOptions } from './campaign-options.ts';
import type { Campaign, Figure } from './figure.ts';
import { renderFigure } from './figure.ts';

/** The figures of one campaign, or the reason why it gave none. */
export interface Outcome {
  readonly campaign: string;
  readonly figures: readonly Figure[];
  readonly error?: string;
}

/**
 * Runs the campaigns of a folder one after another and prints their figures as they come. `wanted` names files without
 * extension; empty means all. A campaign that throws is an outcome with its error; the others still run.
 */
export async function runCampaigns(folder: string, wanted: readonly string[], options: CampaignOptions): Promise<readonly Outcome[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const unknown = wanted.find((name) => !files.includes(`${name}.ts`));
  if (unknown !== undefined) {
    const error = `There is no "${unknown}" in ${folder}. There are: ${files.map((file) => basename(file, '.ts')).join(', ')}.`;
    console.log(error);
    return [{ campaign: unknown, figures: [], error }];
  }
  const outcomes: Outcome[] = [];
  for (const file of files.toSorted()) {
    if (wanted.length > 0 && !wanted.includes(basename(file, '.ts'))) continue;
    outcomes.push(await runFile(join(folder, file), options));
  }
  return outcomes;
}

/** Whether every campaign ran to its end and every bound was kept. */
export function allKept(outcomes: readonly Outcome[]): boolean {
  return outcomes.every((outcome) => outcome.error === undefined && outcome.figures.every((figure) => figure.kept !== false));
}

async function runFile(file: string, options: CampaignOptions): Promise<Outcome> {
  const loaded: unknown = await import(pathToFileURL(file).href);
  if (!isCampaign(loaded)) throw new Error(`${file} exports no "name" and "run".`);
  console.log(`\n${loaded.name}`);
  try {
    const figures = await loaded.run(options);
    for (const figure of figures) console.log(`  ${renderFigure(figure)}`);
    return { campaign: loaded.name, figures };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(`  failed: ${reason}`);
    return { campaign: loaded.name, figures: [], error: reason };
  }
}

function isCampaign(value: unknown): value is Campaign {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'run' in value &&
    typeof value.run === 'function'
  );
}
