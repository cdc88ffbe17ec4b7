import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { openUploadFolder } from '#electron/backend/files/upload-folder.ts';
import type { UploadFolder } from '#electron/backend/files/upload-folder.ts';
import { createProjectAt } from '#electron/backend/projects/create-project.ts';
import { makeSide } from '#electron/backend/projects/make-side.ts';
import type { MadeSide } from '#electron/backend/projects/make-side.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import { problemText } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { JsonObject } from '#shared/base/json-value.ts';
import { mappingDefinition } from '#shared/project/mapping-definition.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import { fromWire } from '#shared/records/wire-value.ts';
import type { Expectation } from '#shared/scenarios/scenario.ts';
import type { SampleDefinition, SampleFile } from './sample-definition.ts';

const approved = { at: '2026-07-02T10:00:00.000Z' };

/**
 * Makes the project file of a sample through the same store and edits as the program itself. Expected outcomes are read
 * from `expected.json` in the sample's folder; with `accept` they are written there from what the rules give now.
 * Gives the number of target fields.
 */
export async function buildSample(
  definition: SampleDefinition,
  out: string,
  expectedFile: string,
  accept: Evaluator | undefined,
): Promise<number> {
  const path = join(out, `${definition.id}.mapwright`);
  rmSync(path, { force: true });
  const uploads = openUploadFolder();
  const source = must(await side(uploads, definition.source, 'source'));
  const target = must(await side(uploads, definition.target, 'target'));
  const file = must(
    createProjectAt(path, { name: definition.name.replace(/, as drawn$/, ''), sources: [source], target, per: definition.per }),
  );
  let fields = 0;
  try {
    must(file.edit({ type: 'batch', label: `Make ${definition.name}`, edits: mappingEdits(definition) }, 'samples'));
    if (accept !== undefined) writeFileSync(expectedFile, `${JSON.stringify(await outcomes(file, definition, accept), undefined, 1)}\n`);
    const expected = existsSync(expectedFile) ? (JSON.parse(readFileSync(expectedFile, 'utf8')) as readonly Expectation[]) : [];
    must(file.edit({ type: 'batch', label: 'Add the scenarios', edits: scenarioEdits(definition, expected) }, 'samples'));
    for (const revision of definition.revisions) must(file.createRevision(revision));
    fields = targetFields(file.project, 'M-1').length;
  } finally {
    file.close();
    uploads.close();
  }
  // A copy without its history: undo begins where the user does.
  await squeeze(path);
  return fields;
}

function mappingEdits(definition: SampleDefinition): readonly Edit[] {
  const mapping = 'M-1';
  return [
    { type: 'info.set', patch: { version: definition.version } },
    ...(definition.keep === undefined ? [] : [{ type: 'mapping.set', mapping, patch: { keep: definition.keep } } as const]),
    ...(definition.onInvalid === undefined ? [] : [{ type: 'mapping.set', mapping, patch: { onInvalid: definition.onInvalid } } as const]),
    ...definition.lookups.map((lookup): Edit => ({ type: 'lookup.set', lookup })),
    ...definition.loops.map(({ target, ...patch }): Edit => ({ type: 'loop.set', mapping, target, patch })),
    ...definition.rules.map(({ target, ...patch }): Edit => ({ type: 'rule.set', mapping, target, patch })),
    ...definition.spec.map((section): Edit => ({ type: 'spec.set', section })),
  ];
}

function scenarioEdits(definition: SampleDefinition, expected: readonly Expectation[]): readonly Edit[] {
  return definition.scenarios.map((scenario, i): Edit => {
    const outcome = expected[i];
    if (outcome === undefined)
      throw new Error(
        `${definition.id}: the scenario ${scenario.name} has no expected outcome; run npm run samples -- --accept and read what it wrote.`,
      );
    const origin = scenario.origin === undefined ? {} : { origin: scenario.origin };
    return {
      type: 'scenario.set',
      scenario: { mapping: 'M-1', name: scenario.name, input: scenario.input as JsonObject, expected: outcome, approved, ...origin },
    };
  });
}

async function outcomes(file: ProjectFile, definition: SampleDefinition, evaluator: Evaluator): Promise<readonly Expectation[]> {
  const mapping = mappingDefinition(file.project, 'M-1');
  if (mapping === undefined) throw new Error(`${definition.id} has no mapping.`);
  const problems = await evaluator.load(definition.id, mapping);
  if (problems.length > 0) throw new Error(problems.map(problemText).join('\n'));
  const found: Expectation[] = [];
  for (const scenario of definition.scenarios) {
    const preview = must(await evaluator.preview(definition.id, fromWire(scenario.input)));
    const error = preview.problems.find((problem) => problem.severity === 'error');
    if (preview.filtered) found.push({ kind: 'filtered' });
    else if (error !== undefined) found.push({ kind: 'rejected', code: error.code });
    else found.push({ kind: 'output', value: preview.output ?? {} });
  }
  return found;
}

async function side(uploads: UploadFolder, file: SampleFile, role: 'source' | 'target'): Promise<Result<MadeSide>> {
  const handle = must(uploads.begin(file.name));
  must(uploads.append(handle, file.bytes));
  const made = await makeSide(must(uploads.get(handle)), role, undefined, file.read === undefined ? {} : { read: file.read });
  if (!made.ok) return made;
  const more = { ...(file.label === undefined ? {} : { label: file.label }), ...(file.write === undefined ? {} : { write: file.write }) };
  return { ok: true, value: { ...made.value, side: { ...made.value.side, ...more } } };
}

async function squeeze(path: string): Promise<void> {
  const { openProjectFile } = await import('#electron/backend/store/open-project.ts');
  const { renameSync } = await import('node:fs');
  const file = must(openProjectFile(path));
  const copy = `${path}.copy`;
  rmSync(copy, { force: true });
  const saved = file.saveCopy(copy, { withSamples: true, withHistory: true });
  file.close();
  must(saved);
  renameSync(copy, path);
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(problemText(result.error));
  return result.value;
}
