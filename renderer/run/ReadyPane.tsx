import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import { FileText, Play, Upload, X } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { drivingSample, inputOf } from './start-run.ts';
import { useStartChoice } from './start-choice.ts';
import { count, size } from './view-model.ts';

const formats = [
  { value: 'project', label: 'As the target says' },
  { value: 'json', label: 'JSON' },
  { value: 'ndjson', label: 'NDJSON' },
  { value: 'csv', label: 'CSV' },
  { value: 'xml', label: 'XML' },
] as const;
const invalids = [
  { value: 'project', label: 'As the mapping says' },
  { value: 'reject', label: 'Reject the record' },
  { value: 'report', label: 'Write it and report' },
] as const;

/** What the next run reads and how, with what is known before it starts. */
export function ReadyPane({ first, onStart }: { readonly first: boolean; readonly onStart: () => void }) {
  const project = useProject((state) => state.project);
  const mapping = useSelection((state) => state.mapping);
  const choice = useStartChoice();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const sample = drivingSample(project, mapping);
  const input = inputOf(project, mapping);
  const limit = /^\s*(\d+|\d+(\.\d+)?\s*%)?\s*$/.test(choice.maxRejects);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) void choice.take(file);
  };
  return (
    <div className="ready" data-pane="run-ready">
      <div className="ready__card">
        <h3 className="t-heading">{first ? 'Run the mapping on a whole file' : 'Start a run'}</h3>
        <p className="t-muted">Every record read is mapped, rejected with its reason, or filtered. Rules are taken as they are now.</p>
        <div className="ready__inputs" role="radiogroup" aria-label="Input of the run">
          {sample !== undefined && (
            <label className={classNames('ready__input', choice.from === 'sample' && 'ready__input--chosen')}>
              <input type="radio" name="run-input" checked={choice.from === 'sample'} onChange={() => choice.change({ from: 'sample' })} />
              <Icon of={FileText} size={16} />
              <span className="ready__words">
                <b>The sample</b>
                <span className="t-muted ellipsis">
                  {sample.file}, {sample.records === 1 ? '1 record' : `${count(sample.records)} records`}, {size(sample.bytes)}
                </span>
              </span>
            </label>
          )}
          <label
            className={classNames('ready__input', (choice.from === 'file' || over) && 'ready__input--chosen')}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <input type="radio" name="run-input" checked={choice.from === 'file'} onChange={() => choice.change({ from: 'file' })} />
            <Icon of={Upload} size={16} />
            <FileWords />
            {choice.file.state === 'ready' && <IconButton icon={X} label="Let the file go" onClick={() => choice.forgetFile()} />}
            <Button size="small" onClick={() => picker.current?.click()}>
              {choice.file.state === 'ready' ? 'Choose another' : 'Choose a file'}
            </Button>
          </label>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label="File to run on"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined) void choice.take(file);
            }}
          />
        </div>
        <div className="ready__fields">
          <Field label="Output format">
            <Select
              label="Output format"
              value={choice.formatOut ?? 'project'}
              options={formats}
              onChange={(value) => choice.change({ formatOut: value === 'project' ? undefined : value })}
            />
          </Field>
          <Field label="On an invalid output">
            <Select
              label="On an invalid output"
              value={choice.invalid ?? 'project'}
              options={invalids}
              onChange={(value) => choice.change({ invalid: value === 'project' ? undefined : value })}
            />
          </Field>
          <Field
            label="Most rejects"
            error={limit ? undefined : 'Give a count such as 20, or a share such as 1%.'}
            hint="Empty: any number."
          >
            <Input
              value={choice.maxRejects}
              invalid={!limit}
              maxLength={20}
              placeholder="20, or 1%"
              onChange={(event) => choice.change({ maxRejects: event.target.value })}
            />
          </Field>
        </div>
        <Preflight />
        <div className="ready__foot">
          <Button
            look="primary"
            size="large"
            icon={Play}
            disabled={input === undefined || !limit || mapping === undefined}
            onClick={onStart}
          >
            Start a run <span className="work-bar__key">F9</span>
          </Button>
        </div>
      </div>
    </div>
  );
}

function FileWords() {
  const file = useStartChoice((state) => state.file);
  if (file.state === 'reading')
    return (
      <span className="ready__words" role="status">
        <b className="ellipsis">Reading {file.name}</b>
        <span className="ready__progress">
          <Progress label={`Reading ${file.name}`} share={file.bytes === 0 ? 1 : file.done / file.bytes} running /> {size(file.done)} of{' '}
          {size(file.bytes)}
          <button type="button" className="link" onClick={file.stop}>
            Cancel
          </button>
        </span>
      </span>
    );
  if (file.state === 'ready')
    return (
      <span className="ready__words">
        <b>A file</b>
        <span className="t-muted ellipsis">
          {file.name}, {size(file.bytes)}
        </span>
      </span>
    );
  return (
    <span className="ready__words">
      <b>A file</b>
      {file.problem === undefined ? (
        <span className="t-muted">CSV, JSON, NDJSON or XML; drop it here</span>
      ) : (
        <span className="ready__problem" role="alert">
          {file.problem.message} {file.problem.next}
        </span>
      )}
    </span>
  );
}

/** What is known of the rules before they run. */
function Preflight() {
  const status = usePreview((state) => state.status);
  if (status === undefined) return null;
  const { counts, problems, scenarios } = status;
  return (
    <ul className="ready__known" aria-label="Known before the run">
      <li>
        <StatusGlyph kind={counts.requiredMapped === counts.required ? 'ok' : 'open'} /> {count(counts.requiredMapped)} of{' '}
        {count(counts.required)} required fields are mapped
      </li>
      <li>
        <StatusGlyph kind={problems.length === 0 ? 'ok' : 'open'} />{' '}
        {problems.length === 0
          ? 'No problem on the sample'
          : problems.length === 1
            ? '1 problem on the sample'
            : `${count(problems.length)} problems on the sample`}
      </li>
      {scenarios.of > 0 && (
        <li>
          <StatusGlyph kind={scenarios.failed > 0 ? 'err' : scenarios.passed < scenarios.of ? 'part' : 'ok'} /> {count(scenarios.passed)} of{' '}
          {count(scenarios.of)} tests pass
        </li>
      )}
    </ul>
  );
}
