import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import { problemText } from '#shared/base/problem.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { useScenarios } from '#renderer/state/scenario.ts';
import type { ExpectationDraft } from './expectation-draft.ts';
import { draftOf, expectationOf } from './expectation-draft.ts';
import { expectOf } from './scenario-edits.ts';

const kinds = [
  { value: 'output', label: 'Output' },
  { value: 'assertions', label: 'Assertions' },
  { value: 'filtered', label: 'Filtered' },
  { value: 'rejected', label: 'Rejected' },
] as const;

/** Changes what a scenario expects: an output, statements about it, or that the record is filtered or rejected. */
export function ExpectationDialog({ scenario, onClose }: { readonly scenario: Scenario; readonly onClose: () => void }) {
  const actual = useScenarios((state) => state.results[scenario.id]?.actual);
  const [draft, setDraft] = useState(() => draftOf(scenario.expected, actual));
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = (patch: Partial<ExpectationDraft>): void => {
    setDraft({ ...draft, ...patch });
    setFailure(undefined);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = expectationOf(draft);
    if (!said.ok) {
      setFailure(said.why);
      return;
    }
    setBusy(true);
    const saved = await expectOf(scenario, said.expected, reason.trim());
    setBusy(false);
    if (saved.ok) onClose();
    else setFailure(problemText(saved.error));
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Change what is expected"
      about={`${scenario.id}, ${scenario.name}`}
      footer={
        <>
          {failure !== undefined && (
            <span className="test-form__failure" role="alert">
              {failure}
            </span>
          )}
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form="test-expect" busy={busy}>
            Keep it
          </Button>
        </>
      }
    >
      <form id="test-expect" className="test-form" onSubmit={(event) => void submit(event)}>
        <Segments label="Kind of outcome" value={draft.kind} options={kinds} onChange={(kind) => change({ kind })} />
        <KindFields draft={draft} change={change} keptOutput={scenario.expected.kind === 'output'} />
        <Field label="Reason" hint="Stays with the test.">
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}

interface KindFieldsProps {
  readonly draft: ExpectationDraft;
  readonly change: (patch: Partial<ExpectationDraft>) => void;
  readonly keptOutput: boolean;
}

function KindFields({ draft, change, keptOutput }: KindFieldsProps) {
  switch (draft.kind) {
    case 'output':
      return (
        <p className="t-muted">
          {draft.output === undefined
            ? 'Nothing comes out now that could be expected.'
            : keptOutput
              ? 'Every value of the output kept with the test must come out again.'
              : 'Every value of the output that comes out now must come out again.'}
        </p>
      );
    case 'filtered':
      return <p className="t-muted">The mapping leaves the record out.</p>;
    case 'rejected':
      return (
        <div className="test-form__pair">
          <Field label="By rule" hint="Empty: any rule.">
            <Input mono value={draft.rule} placeholder="R-28" onChange={(event) => change({ rule: event.target.value })} />
          </Field>
          <Field label="With code" hint="Empty: any reason.">
            <Input mono value={draft.code} placeholder="check/missing" onChange={(event) => change({ code: event.target.value })} />
          </Field>
        </div>
      );
    case 'assertions':
      return <Assertions draft={draft} change={change} />;
  }
}

function Assertions({ draft, change }: Pick<KindFieldsProps, 'draft' | 'change'>) {
  const { assertions } = draft;
  const set = (at: number, patch: Partial<(typeof assertions)[number]>): void =>
    change({ assertions: assertions.map((one, place) => (place === at ? { ...one, ...patch } : one)) });
  return (
    <div className="test-form__assertions">
      <p className="t-muted">JSONata over the output that must be true; $input is the record.</p>
      {assertions.map((assertion, at) => (
        // A row that is being written has no identity but its place.
        <div key={at} className="test-form__assertion">
          <Input
            aria-label={`Name of assertion ${at + 1}`}
            placeholder="Totals add up"
            maxLength={200}
            value={assertion.name}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Input
            mono
            aria-label={`Expression of assertion ${at + 1}`}
            placeholder="$sum(Lines.Line.LineTotal) = Totals.Net"
            value={assertion.expression}
            onChange={(event) => set(at, { expression: event.target.value })}
          />
          <IconButton
            icon={X}
            label={`Remove assertion ${at + 1}`}
            onClick={() => change({ assertions: assertions.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      <Button look="ghost" size="small" icon={Plus} onClick={() => change({ assertions: [...assertions, { name: '', expression: '' }] })}>
        Assertion
      </Button>
    </div>
  );
}
