import { registry } from '#electron/backend/codecs/registry.ts';
import type { Override } from '#electron/backend/evaluator/messages.ts';
import { problem } from '#shared/base/problem.ts';
import type { Problem } from '#shared/base/problem.ts';
import { ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { recordCheck } from '#shared/quality/check-record.ts';
import type { RecordCheck } from '#shared/quality/check-record.ts';
import { fromWire, toWire } from '#shared/records/wire-value.ts';
import type { Value } from '#shared/records/value.ts';
import type { RecordPreview } from '#shared/rpc/contract/preview.ts';
import type { ProjectSession } from './project-session.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

const checks = new WeakMap<Side, RecordCheck>();

/** One record with every rule's values, the output, how the target format writes it, and what the target schema says of it. */
export async function previewRecord(
  session: ProjectSession,
  mapping: string,
  record: number,
  overrides: readonly Override[],
): Promise<Result<RecordPreview>> {
  const started = performance.now();
  const input = await session.input(mapping, record);
  if (!input.ok) return input;
  const { ready, value } = input.value;
  const preview = await ready.evaluator.preview(mapping, value, overrides);
  if (!preview.ok) return preview;
  const { output, problems } = preview.value;
  const target = findDocument(session.file.project, 'side', ready.mapping.target);
  const mapped = output === undefined ? undefined : fromWire(output);
  const invalid = target === undefined || preview.value.filtered ? [] : checkOutput(target, mapped);
  return ok({
    ...preview.value,
    record,
    of: ready.inputs.values.length,
    input: toWire(value),
    outputText: outputText(target, mapped),
    problems: [...problems, ...invalid],
    milliseconds: performance.now() - started,
  });
}

/** What the target's schema says of an output; nothing at all is checked as an empty record. */
export function checkOutput(target: Side, output: Value | undefined): readonly Problem[] {
  let check = checks.get(target);
  if (check === undefined) {
    check = recordCheck(target.schema, { lexical: target.format === 'xml' || target.format === 'csv' });
    checks.set(target, check);
  }
  return check.check(output ?? {});
}

/** An output as its target format writes it. */
export function outputText(target: Side | undefined, output: Value | undefined): RecordPreview['outputText'] {
  if (output === undefined) return { format: target?.format ?? 'json', text: '' };
  const format = target?.format ?? 'json';
  // The element round all records of a run is no part of one record.
  const { root: _root, ...options } = target?.write ?? {};
  const writer = registry.codec(format).writer({ options, per: 'document', ...(target === undefined ? {} : { schema: target.schema }) });
  if (!writer.ok) return { problem: writer.error };
  const parts = [writer.value.open()];
  const written = writer.value.write(output);
  if (!written.ok) return { problem: written.error };
  parts.push(written.value, writer.value.close());
  try {
    return { format, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) };
  } catch {
    return { problem: problem('preview/not-text', `The output is not written as UTF-8 text (${format}).`) };
  }
}
