import jsonata from 'jsonata';
import { registry } from '#electron/backend/codecs/registry.ts';
import { fileInput, openRunSource } from '#electron/backend/runs/run-input.ts';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { problemText } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import { composeMapping } from '#shared/mapping/compose.ts';
import { readInputs } from '#shared/pipeline/read-inputs.ts';
import { mappingDefinition, mappingSources } from '#shared/project/mapping-definition.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';

/** What stock `jsonata` makes of an input with a project's one composed expression, written in a format. */
export async function stockOutput(
  projectPath: string,
  input: string,
  more: { readonly format?: FormatName | undefined; readonly now?: string | undefined },
): Promise<string> {
  const file = need(openProjectFile(projectPath, { readOnly: true }));
  try {
    const definition = mappingDefinition(file.project, 'M-1');
    const [side] = definition === undefined ? [] : mappingSources(file.project, definition.mapping);
    const target = definition === undefined ? undefined : file.project.side[definition.mapping.target];
    if (definition === undefined || side === undefined || target === undefined)
      throw new Error('The project has no mapping from a source to a target.');
    const opened = need(await openRunSource(side, need(fileInput(input)), {}));
    const format = more.format ?? target.format;
    const sequence = definition.mapping.per === 'record' || format === 'csv' || format === 'ndjson';
    const writer = need(
      registry
        .codec(format)
        .writer({ options: format === target.format ? target.write : {}, per: sequence ? 'record' : 'document', schema: target.schema }),
    );
    const parts = [writer.open()];
    // Without blocks of bytes the inputs are read here.
    const { cut: _cut, ...source } = opened.source;
    const inputs = readInputs({ sources: [source], per: definition.mapping.per }, () => 0);
    const results = evaluate(composeMapping(definition), more.now, inputs);
    for await (const result of results)
      for (const output of sequence && isArray(result) ? result : [result]) parts.push(need(writer.write(output)));
    parts.push(writer.close());
    return Buffer.concat(parts).toString();
  } finally {
    file.close();
  }
}

async function* evaluate(text: string, now: string | undefined, batches: ReturnType<typeof readInputs>): AsyncGenerator<Value> {
  const expression = jsonata(text);
  if (now !== undefined) expression.registerFunction('now', () => now, '<:s>');
  for await (const batch of batches) {
    if ('fatal' in batch) throw new Error(problemText(batch.fatal));
    if (!('block' in batch) || !('items' in batch.block)) throw new Error('Inputs are read record by record here');
    for (const item of batch.block.items) {
      if (!item.ok) throw new Error(problemText(item.problem));
      // The reference marks its arrays and gives functions room in its values; through JSON they are plain.
      const output = JSON.stringify(await expression.evaluate(item.value)) as string | undefined;
      if (output !== undefined) yield JSON.parse(output) as Value;
    }
  }
}

function need<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(problemText(result.error));
}
