import { useState } from 'react';
import { Check, Copy, Scale } from 'lucide-react';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { useToasts } from '#renderer/state/toasts.ts';
import { count, difference, nothingLost } from './view-model.ts';

/** Whether every record is accounted for, what the quality checks measured, and where the files are. */
export function RunFacts({ run }: { readonly run: RunSummary }) {
  return (
    <div className="run-facts" data-pane="run-facts">
      <Reconciliation run={run} />
      <Quality run={run} />
      <Files run={run} />
    </div>
  );
}

function Reconciliation({ run }: { readonly run: RunSummary }) {
  const { read, mapped, rejected, filtered, written } = run.counts;
  const left = difference(run);
  const rows = [
    ['− Mapped', mapped],
    ['− Rejected', rejected],
    ['− Filtered', filtered],
  ] as const;
  return (
    <section aria-label="Reconciliation">
      <header className="run-head">
        <h3>Reconciliation</h3>
        {run.state !== 'done' && <span className="t-muted">{run.state === 'running' ? 'so far' : 'up to where it ended'}</span>}
        <span className="work-bar__gap" />
        {nothingLost(run) ? (
          <Chip tall tone="accent" icon={Scale}>
            Nothing lost
          </Chip>
        ) : (
          left !== 0 && (
            <Chip tall tone="err" icon={Scale}>
              {count(left)} not accounted for
            </Chip>
          )
        )}
      </header>
      <table className="reconciliation">
        <thead>
          <tr>
            <td />
            <th scope="col">Records</th>
          </tr>
        </thead>
        <tbody>
          <tr className="reconciliation__read">
            <th scope="row">Read</th>
            <td>{count(read)}</td>
          </tr>
          {rows.map(([name, figure]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count(figure)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={left === 0 ? 'reconciliation__difference' : 'reconciliation__difference reconciliation__difference--off'}>
            <th scope="row">Difference</th>
            <td>{count(left)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="reconciliation__note">
        {outputWords(run, written, mapped)}
        {run.state === 'running' && ' Final once the last record is read.'}
      </p>
    </section>
  );
}

function outputWords(run: RunSummary, written: number, mapped: number): string {
  const gone = run.state !== 'running' && run.outputFile === undefined && run.kept === undefined;
  if (written === 0 || gone) return 'No output was written.';
  if (run.kept !== undefined && run.state !== 'running')
    return `${written === 1 ? '1 output is' : `${count(written)} outputs are`} kept; the file is put in place when the run has come to its end.`;
  const outputs = written === 1 ? '1 output was' : `${count(written)} outputs were`;
  if (written === mapped) return `${outputs} written, one for each record mapped.`;
  return `${outputs} written for ${mapped === 1 ? '1 record' : `${count(mapped)} records`} mapped.`;
}

function Quality({ run: { checks, state, unchecked = 0 } }: { readonly run: RunSummary }) {
  const holding = checks.filter((check) => check.holds).length;
  return (
    <section className="quality" aria-label="Data quality">
      <header className="run-head">
        <h3>Data quality</h3>
        <span className="t-muted">
          {checks.length === 0
            ? state === 'running'
              ? 'measured at the end'
              : 'not measured'
            : `${count(holding)} of ${count(checks.length)} checks hold`}
        </span>
        <span className="work-bar__gap" />
        {checks.some((check) => check.limit !== undefined) && <span className="t-small t-muted">limit</span>}
      </header>
      <ul>
        {checks.map((check) => (
          <li key={check.name} className="quality__row">
            <StatusGlyph kind={check.holds ? 'ok' : 'err'} label={check.holds ? 'holds' : 'does not hold'} />
            <span className="quality__name">{check.name}</span>
            <span className={check.holds ? 'quality__figure' : 'quality__figure quality__figure--off'} title={check.figure}>
              {check.figure}
            </span>
            <span className={(check.limit ?? '').length > 12 ? 'quality__limit quality__limit--below' : 'quality__limit'}>
              {check.limit}
            </span>
          </li>
        ))}
      </ul>
      {checks.length > 0 && unchecked > 0 && (
        <p className="reconciliation__note">
          The first {unchecked === 1 ? 'record was' : `${count(unchecked)} records were`} read before the program ended: only the record
          count includes {unchecked === 1 ? 'it' : 'them'}.
        </p>
      )}
    </section>
  );
}

function Files({ run }: { readonly run: RunSummary }) {
  const files = [
    ...(run.outputFile === undefined ? [] : [{ name: run.outputFile, about: 'Output' }]),
    ...(run.rejectsFile === undefined ? [] : [{ name: run.rejectsFile, about: 'Rejects' }]),
  ];
  if (files.length === 0) return null;
  return (
    <section className="run-files" aria-label="Files">
      <header className="run-head">
        <h3>Files</h3>
        {run.folder !== undefined && (
          <span className="t-muted ellipsis" title={run.folder}>
            {run.folder}
          </span>
        )}
      </header>
      <ul>
        {files.map(({ name, about }) => (
          <li key={name} className="run-files__row">
            <span className="run-files__about">{about}</span>
            <span className="mono ellipsis" title={name}>
              {name}
            </span>
            {run.folder !== undefined && <CopyPath path={`${run.folder}${run.folder.includes('\\') ? '\\' : '/'}${name}`} about={about} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A check stands in its place for a second. */
function CopyPath({ path, about }: { readonly path: string; readonly about: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(path);
      setCopied(true);
      setTimeout(() => setCopied(false), 1000);
    } catch {
      // The browser may refuse its clipboard; the path can be copied from here by hand.
      useToasts.getState().show({ tone: 'info', subject: 'The clipboard is closed to this page.', text: path });
    }
  };
  return <IconButton icon={copied ? Check : Copy} label={`Copy path of ${about.toLowerCase()}`} onClick={() => void copy()} />;
}
