import type { ScenarioProof } from '#electron/backend/sessions/scenario-proof.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { TriedEdit } from '#shared/rpc/contract/scenario.ts';
import { runScenarios } from './run-scenarios.ts';

/** Newest question of each project: an older one stops between two scenarios. */
const newest = new WeakMap<ProjectSession, object>();

/**
 * What an edit would do to the scenarios, without making it: those that pass now and would fail, and the other way round.
 * Only scenarios of mappings that the edit touches run. `complete` is false where a newer question overtook this one.
 */
export async function tryEdit(session: ProjectSession, proof: ScenarioProof, edit: Edit): Promise<Result<TriedEdit>> {
  const question = {};
  newest.set(session, question);
  const superseded = (): boolean => newest.get(session) !== question;
  const { project } = session.file;
  const done = applyEdit(project, edit);
  if (!done.ok) return done;
  const touched = new Set(
    done.value.changes.flatMap((change) => {
      const document = change.after ?? change.before;
      return document !== undefined && 'mapping' in document ? [document.mapping] : [];
    }),
  );
  const scenarios = listDocuments(project, 'scenario').filter((one) => touched.has(one.mapping));
  if (scenarios.length === 0 || done.value.changes.length === 0)
    return ok({ of: scenarios.length, broken: [], mended: [], complete: true });
  const now = await proof.run(superseded);
  const passedNow = new Set(now.results.flatMap((result) => (result.passed ? [result.scenario] : [])));
  const then = await runScenarios(
    done.value.project,
    session.background,
    scenarios.map((one) => one.id),
    superseded,
  );
  const named = (scenario: string) => ({ scenario, name: findDocument(project, 'scenario', scenario)?.name ?? scenario });
  const broken = then.results.filter((result) => !result.passed && passedNow.has(result.scenario));
  const mended = then.results.filter((result) => result.passed && !passedNow.has(result.scenario));
  return ok({
    of: scenarios.length,
    broken: broken.map((result) => ({
      ...named(result.scenario),
      paths: result.differences.slice(0, 3).map((difference) => difference.path),
    })),
    mended: mended.map((result) => named(result.scenario)),
    complete: !superseded(),
  });
}
