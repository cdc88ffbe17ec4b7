import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { Option } from 'commander';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import type { FileSink } from '#electron/backend/runs/file-sink.ts';
import { openFileSink } from '#electron/backend/runs/file-sink.ts';
import { keepsOutput } from '#electron/backend/runs/kept-output.ts';
import { readRejectLimit } from '#electron/backend/runs/reject-limit.ts';
import type { ResumableRun } from '#electron/backend/runs/resumable-run.ts';
import { openResumableRun, settingsHash } from '#electron/backend/runs/resumable-run.ts';
import { rejectSink } from '#electron/backend/runs/reject-sink.ts';
import { rulesHash } from '#electron/backend/runs/rules-hash.ts';
import type { RunOutcome } from '#electron/backend/runs/run-mapping.ts';
import { runMapping } from '#electron/backend/runs/run-mapping.ts';
import { streamSink } from '#electron/backend/runs/stream-sink.ts';
import { ok } from '#shared/base/result.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RunReport } from '#shared/pipeline/run-report.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { gather, optionTable, parameters } from '#electron/cli/assignments.ts';
import { need, wrongUse } from '#electron/cli/cli-failure.ts';
import type { End, ExitCode } from '#electron/cli/exit-codes.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { chooseMapping, definitionOf, openToRead } from '#electron/cli/open-project.ts';
import type { Terminal } from '#electron/cli/progress-line.ts';
import { progressLine } from '#electron/cli/progress-line.ts';
import type { ChosenInput } from '#electron/cli/run-inputs.ts';
import { chooseInputs, formatName, refuseOverwriting } from '#electron/cli/run-inputs.ts';
import type { RunOptions } from '#electron/cli/run-options.ts';
import { formats } from '#electron/cli/run-options.ts';
import { runSummaryLines } from '#electron/cli/run-summary.ts';
import { counted, printJson, say } from '#electron/cli/streams.ts';
import { writeWhole } from '#electron/cli/write-file.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

const mostWorkers = 64;

export function runCommand(program: Command, end: End): void {
  program
    .command('run')
    .description('run a mapping on files')
    .argument('<project>')
    .option('--input <[name=]file>', 'a file for a source; without it the project’s sample; repeatable', gather)
    .option('--output <file>', 'where the output goes; without it to standard output')
    .option('--rejects <file>', 'where rejects go, one JSON object a line')
    .option('--report <file>', 'where the report of the run goes, as JSON')
    .addOption(new Option('--format-in <format>', 'what the inputs are').choices([...formats]))
    .addOption(new Option('--format-out <format>', 'what the output is to be').choices([...formats]))
    .addOption(new Option('--invalid <policy>', 'what happens to an invalid output').choices(['reject', 'report']))
    .option('--max-rejects <n|n%>', 'more rejects than this are exit code 1')
    .option('--workers <n>', 'evaluation processes; without it one for each core')
    .option('--resume', 'go on with the interrupted run to this output, where there is one')
    .option('--replay <file>', 'run the records of a rejects file again, in place of the input that drives')
    .option('--using <mapping>', 'which mapping, where the project has several')
    .option('--env <name>', 'environment whose parameters apply')
    .option('--param <k=v>', 'a value for $k; repeatable', gather)
    .option('--now <instant>', 'what $now() gives, ISO 8601')
    .option('--read <[name.]key=value>', 'how an input is read, for this run; repeatable', gather)
    .option('--write <key=value>', 'how the output is written, for this run; repeatable', gather)
    .option('--quiet', 'say nothing of progress, and nothing at the end where all went well')
    .option('--json', 'print the report as JSON: to standard output, or to standard error where that carries the data')
    .action((path: string, options: RunOptions) => runProject(path, options, end));
}

async function runProject(path: string, options: RunOptions, end: End): Promise<void> {
  refuse(options);
  const limit = options.maxRejects === undefined ? undefined : need(readRejectLimit(options.maxRejects));
  const file = openToRead(path);
  const evaluators: Evaluator[] = [];
  try {
    const definition = withBindings(definitionOf(file.project, chooseMapping(file.project, options.using)), options);
    const count = definition.mapping.per === 'document' ? 1 : Number(options.workers ?? availableParallelism());
    for (let i = 0; i < count; i += 1) evaluators.push(new Evaluator({ spawn: () => forkEvaluator(), spare: false }));
    const target = findDocument(file.project, 'side', definition.mapping.target);
    if (target === undefined) throw wrongUse(`The mapping ${definition.mapping.name} has no target.`);
    const inputs = chooseInputs(file, definition, options);
    refuseOverwriting(path, inputs, options);
    const { format: writeFormat, ...writeOptions } = optionTable(options.write, '--write').for('');
    const formatOut = options.formatOut ?? formatName(writeFormat);
    const how = { format: formatOut ?? null, write: writeOptions, invalid: options.invalid ?? null };
    const files = await openFiles(definition, target, inputs, how, options);
    const { output, rejects, resumable } = files;
    const started = new Date();
    const progress = progressLine(progressTerminal(options), inputs[0]?.input.size ?? 0);
    const stop = new AbortController();
    const onSignal = (): void => stop.abort();
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
    const [evaluator, ...helpers] = evaluators;
    if (evaluator === undefined) throw new Error('A run has at least one worker');
    const ran = await runMapping({
      definition,
      sources: inputs,
      target,
      write: { ...(formatOut === undefined ? {} : { format: formatOut }), options: writeOptions },
      ...(options.invalid === undefined ? {} : { invalid: options.invalid }),
      ...(limit === undefined ? {} : { maxRejects: limit }),
      evaluator,
      helpers,
      output: output ?? streamSink(process.stdout, 'Standard output'),
      rejects: rejects === undefined ? { write: () => Promise.resolve(ok(undefined)) } : rejectSink(rejects),
      signal: stop.signal,
      onProgress: (at) => progress.show(at),
      ...(resumable?.after === undefined ? {} : { after: resumable.after }),
      ...(resumable === undefined ? {} : { committed: (state, seen) => resumable.committed(state, seen) }),
    });
    progress.clear();
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    if (!ran.ok) {
      await output?.discard();
      await rejects?.discard();
      await resumable?.ended();
    }
    const outcome = need(ran);
    const report = await finish(definition, outcome, { started, options, ...files });
    if (options.report !== undefined) await writeWhole(options.report, `${JSON.stringify(report, undefined, 2)}\n`);
    if (options.json === true)
      await (options.output === undefined ? Promise.resolve(say(JSON.stringify(report, undefined, 2))) : printJson(report));
    const exit = exitOf(outcome, definition);
    if (options.json !== true && (options.quiet !== true || exit !== exitCodes.done)) for (const line of runSummaryLines(report)) say(line);
    end(exit);
  } finally {
    for (const evaluator of evaluators) evaluator.close();
    file.close();
  }
}

function refuse({ workers, env, now, resume, output }: RunOptions): void {
  if (workers !== undefined && (!/^[1-9]\d*$/.test(workers) || Number(workers) > mostWorkers))
    throw wrongUse(`--workers ${workers} is not a count from 1 to ${mostWorkers}.`);
  if (resume === true && output === undefined)
    throw wrongUse('Only a run to a file can be resumed.', 'Say with --output which file the interrupted run was to write.');
  if (env !== undefined)
    throw wrongUse(
      `There is no environment ${env}: this version keeps no parameters per environment.`,
      'Give values with --param name=value.',
    );
  if (now !== undefined && Number.isNaN(Date.parse(now)))
    throw wrongUse(`--now ${now} is not an instant.`, 'Give it as 2026-11-24T09:41:00Z.');
}

/** Where progress is shown: nowhere when it is not wanted, or would stand between the data on the same terminal. */
function progressTerminal({ quiet, output }: RunOptions): Terminal {
  return quiet === true || (output === undefined && process.stdout.isTTY) ? { write: () => undefined } : process.stderr;
}

function withBindings(definition: MappingDefinition, { param, now }: RunOptions): MappingDefinition {
  const values = parameters(param);
  return { ...definition, ...(Object.keys(values).length === 0 ? {} : { parameters: values }), ...(now === undefined ? {} : { now }) };
}

interface RunFiles {
  readonly output?: FileSink;
  readonly rejects?: FileSink;
  /** Absent where the output goes to standard output. */
  readonly resumable?: ResumableRun;
}

async function openFiles(
  definition: MappingDefinition,
  target: Side,
  inputs: readonly ChosenInput[],
  how: object,
  { output, rejects, resume }: RunOptions,
): Promise<RunFiles> {
  const [driving] = inputs;
  if (output === undefined || driving === undefined)
    return rejects === undefined ? {} : { rejects: need(await openFileSink(rejects), exitCodes.unwritable) };
  const opened = await openResumableRun({
    output,
    ...(rejects === undefined ? {} : { rejects }),
    resume: resume === true,
    settings: await settingsHash(definition, target, inputs, how),
    input: driving.input,
  });
  const changed = !opened.ok && opened.error.code === 'run/input-changed';
  const resumable = need(opened, changed ? exitCodes.unreadable : exitCodes.unwritable);
  const { resumed, left } = resumable;
  if (resumed !== undefined) say(`Resumed after ${counted(resumed.records, 'record')} of the run started ${resumed.started}.`);
  else if (resume === true) say('There is no interrupted run to this output; it is started.');
  if (left !== undefined)
    say(`An interrupted run to this output, ${counted(left, 'record')} far, was given up; --resume would have gone on with it.`);
  return { output: resumable.output, ...(resumable.rejects === undefined ? {} : { rejects: resumable.rejects }), resumable };
}

interface Written extends RunFiles {
  readonly started: Date;
  readonly options: RunOptions;
}

/** Puts the files in place, or takes them away when the run did not get to its end, and says what there is. */
async function finish(
  definition: MappingDefinition,
  { result, input, format }: RunOutcome,
  { started, options, output, rejects, resumable }: Written,
): Promise<RunReport> {
  const keeps = keepsOutput(result, definition.mapping.per, format);
  const stopped = result.outcome === 'stopped' && resumable !== undefined;
  if (stopped) need(await resumable.interrupt(), exitCodes.unwritable);
  else if (output !== undefined && !keeps) await output.discard();
  // The output last: while it is not there, the checkpoint leads to both.
  const rejected = rejects === undefined || stopped ? undefined : need(await rejects.finish(), exitCodes.unwritable);
  const out = output === undefined || !keeps ? undefined : need(await output.finish(), exitCodes.unwritable);
  if (!stopped) await resumable?.ended();
  return {
    mapping: definition.mapping.name,
    input,
    ...(out === undefined ? {} : { output: { file: options.output ?? '', ...out } }),
    ...(rejected === undefined ? {} : { rejects: { file: options.rejects ?? '', ...rejected } }),
    rulesHash: rulesHash(definition),
    started: started.toISOString(),
    ...(resumable?.resumed === undefined ? {} : { resumed: resumable.resumed }),
    milliseconds: Date.now() - started.getTime(),
    counts: result.counts,
    rejectsByCause: result.rejectsByCause,
    inexact: result.inexact,
    warnings: result.warnings,
    outcome: result.outcome,
    ...(result.problem === undefined ? {} : { problem: result.problem }),
  };
}

function exitOf({ result }: RunOutcome, { mapping }: MappingDefinition): ExitCode {
  if (result.outcome === 'failed') return result.failedAt === 'load' ? exitCodes.unwritable : exitCodes.unreadable;
  if (result.outcome !== 'done' || result.invalid > 0) return exitCodes.saysNo;
  return mapping.per === 'document' && result.counts.rejected > 0 ? exitCodes.saysNo : exitCodes.done;
}
