import { fromWire } from '#shared/records/wire-value.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { Expectation } from '#shared/scenarios/scenario.ts';
import type { WirePreview } from '#electron/backend/evaluator/messages.ts';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { tryEdit } from '#electron/backend/runs/try-edit.ts';
import { tellChanged } from './project.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

type ScenarioHandlers = Pick<Handlers, Extract<keyof Handlers, `scenario.${string}`>>;

export function scenarioHandlers(parts: BackendParts): ScenarioHandlers {
  const { sessions, statuses } = parts;
  return {
    'scenario.run': async ({ key, scenarios }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      return ok(await statuses.of(session.value).proof.run(() => false, scenarios));
    },
    'scenario.tryEdit': async ({ key, edit }) => {
      const session = sessions.get(key);
      return session.ok ? tryEdit(session.value, statuses.of(session.value).proof, edit) : session;
    },
    'scenario.make': async ({ key, mapping, record, name, client }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const input = await session.value.input(mapping, record);
      if (!input.ok) return input;
      const { ready, value } = input.value;
      const preview = await ready.evaluator.preview(mapping, value);
      if (!preview.ok) return preview;
      const { project } = session.value.file;
      const sample = findDocument(project, 'side', ready.mapping.sources[0] ?? '')?.sample;
      const file = sample === undefined ? 'the sample' : (findDocument(project, 'sample', sample)?.file ?? 'the sample');
      const expected = expectationOf(preview.value);
      if (!expected.ok) return expected;
      const saved = session.value.file.edit(
        {
          type: 'scenario.set',
          scenario: {
            mapping,
            name: name ?? `Record ${record} of ${file} stays as it is`,
            input: toWire(value),
            origin: `record ${record} of ${file}`,
            expected: expected.value,
            approved: { at: new Date().toISOString() },
          },
        },
        client,
      );
      if (!saved.ok) return saved;
      tellChanged(parts, session.value, saved.value, client);
      const made = saved.value.changes.find((change) => change.kind === 'scenario');
      return ok({ ...saved.value, scenario: made?.id ?? '' });
    },
    'scenario.accept': async ({ key, scenario, reason, client }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const kept = findDocument(session.value.file.project, 'scenario', scenario);
      if (kept === undefined) return fail(problem('scenario/unknown', `There is no scenario ${scenario}.`));
      const ready = await session.value.ready(kept.mapping, 'live');
      if (!ready.ok) return ready;
      const preview = await ready.value.evaluator.preview(kept.mapping, fromWire(kept.input));
      if (!preview.ok) return preview;
      const expected = expectationOf(preview.value);
      if (!expected.ok) return expected;
      const saved = session.value.file.edit(
        { type: 'scenario.set', scenario: { ...kept, expected: expected.value, approved: { at: new Date().toISOString(), reason } } },
        client,
      );
      if (saved.ok) tellChanged(parts, session.value, saved.value, client);
      return saved;
    },
  };
}

/** What a record gives now, as what a scenario expects of it. */
function expectationOf(preview: WirePreview): Result<Expectation> {
  if (preview.filtered) return ok({ kind: 'filtered' });
  const error = preview.problems.find((found) => found.severity === 'error');
  if (error !== undefined)
    return ok({ kind: 'rejected', code: error.code, ...(error.place?.rule === undefined ? {} : { rule: error.place.rule }) });
  if (preview.output === undefined) return ok({ kind: 'filtered' });
  return ok({ kind: 'output', value: preview.output });
}
