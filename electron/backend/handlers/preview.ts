import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { problem } from '#shared/base/problem.ts';
import type { RecordPreview, Spread } from '#shared/rpc/contract/preview.ts';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { fieldFigures } from '#electron/backend/sessions/field-figures.ts';
import { readPlace } from '#shared/trace/place.ts';
import { previewRecord } from '#electron/backend/sessions/preview-record.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { recordsKey } from '#electron/backend/sessions/project-session.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

type PreviewHandlers = Pick<Handlers, Extract<keyof Handlers, `preview.${string}`>>;

export function previewHandlers({ sessions, statuses }: BackendParts): PreviewHandlers {
  return {
    'preview.record': async ({ key, mapping, record, overrides }): Promise<Result<RecordPreview>> => {
      const session = sessions.get(key);
      return session.ok ? previewRecord(session.value, mapping, record, overrides ?? []) : session;
    },
    'preview.spread': async ({ key, rule, expression }): Promise<Result<Spread>> => {
      const found = await ruleReady(sessions.get(key), rule, 'background');
      if (!found.ok) return found;
      const { mapping, evaluator } = found.value.ready;
      return evaluator.spread(mapping.id, recordsKey(mapping.id), rule, expression);
    },
    'preview.values': async ({ key, rule, record, expression }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const found = await ruleReady(session, rule, 'live');
      if (!found.ok) return found;
      const input = await session.value.input(found.value.rule.mapping, record);
      if (!input.ok) return input;
      return input.value.ready.evaluator.values(
        found.value.rule.mapping,
        rule,
        expression ?? found.value.rule.expression,
        input.value.value,
      );
    },
    'preview.trace': async ({ key, mapping, record, place, overrides }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const at = readPlace(place);
      if (at === undefined) return noPlace(place);
      const input = await session.value.input(mapping, record);
      return input.ok ? input.value.ready.evaluator.trace(mapping, input.value.value, at, overrides ?? []) : input;
    },
    'preview.blame': async ({ key, mapping, record, place, expected }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const at = readPlace(place);
      if (at === undefined) return noPlace(place);
      // The process that holds the sample: a slip stands out among its records.
      const input = await session.value.input(mapping, record);
      const ready = input.ok ? await session.value.ready(mapping, 'background') : input;
      return ready.ok ? ready.value.evaluator.blame(mapping, recordsKey(mapping), record, at, expected) : ready;
    },
    'preview.records': async ({ key, rule, gives }) => {
      const found = await ruleReady(sessions.get(key), rule, 'background');
      if (!found.ok) return found;
      const { mapping, evaluator } = found.value.ready;
      return evaluator.find(mapping.id, recordsKey(mapping.id), rule, gives);
    },
    'preview.field': async ({ key, mapping, names }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const ready = await session.value.ready(mapping, 'live');
      return ready.ok ? ok(fieldFigures(ready.value.inputs.values, names)) : ready;
    },
    'preview.findRecord': async ({ key, mapping, text, after }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const ready = await session.value.ready(mapping, 'live');
      if (!ready.ok) return ready;
      const { values } = ready.value.inputs;
      const wanted = text.toLowerCase();
      for (let i = 0; i < values.length; i += 1) {
        const at = (after + i) % values.length;
        if (JSON.stringify(values[at]).toLowerCase().includes(wanted)) return ok({ record: at + 1 });
      }
      return ok({});
    },
    'preview.status': async ({ key }) => {
      const session = sessions.get(key);
      return session.ok ? ok(await statuses.now(session.value)) : session;
    },
  };
}

function noPlace(place: string): Result<never> {
  return fail(problem('preview/no-place', `“${place}” is not the place of a value.`));
}

async function ruleReady(session: Result<ProjectSession>, rule: string, where: 'live' | 'background') {
  if (!session.ok) return session;
  const found = findDocument(session.value.file.project, 'rule', rule);
  if (found === undefined) return fail(problem('project/no-rule', `There is no rule ${rule}.`));
  const ready = await session.value.ready(found.mapping, where);
  return ready.ok ? ok({ rule: found, ready: ready.value }) : ready;
}
