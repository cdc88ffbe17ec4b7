import { useDeferredValue, useMemo, useState } from 'react';
import type { RuleProposal } from '#shared/project/rule-sheet/rule-proposal.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { useProject } from '#renderer/state/project.ts';
import { ProposalTable, sureKeys } from './ProposalTable.tsx';
import type { ReplacePart, ReplaceQuery } from './find-replace.ts';
import { findReplacements, replaceParts } from './find-replace.ts';
import { countRules, takeOver } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesDialogs } from './rules-dialogs.ts';

const partWords: Readonly<Record<ReplacePart, string>> = { expression: 'Rules', default: 'Defaults', note: 'Notes' };

const close = (): void => useRulesDialogs.getState().close();

/** Finds and replaces over rules; every change is seen before it is made, and all are one step. */
export function ReplaceDialog({
  mapping,
  rows,
  about,
}: {
  readonly mapping: string;
  readonly rows: readonly RuleRow[];
  readonly about: string;
}) {
  const [query, setQuery] = useState<ReplaceQuery>({ find: '', by: '', mode: 'text', matchCase: true, parts: ['expression', 'default'] });
  const [chosen, setChosen] = useState<{ readonly of: readonly RuleProposal[]; readonly ticked: ReadonlySet<string> }>();
  const [busy, setBusy] = useState(false);
  const [project] = useState(() => useProject.getState().project);
  const asked = useDeferredValue(query);
  const proposals = useMemo(() => findReplacements(project, mapping, rows, asked), [project, mapping, rows, asked]);
  const ticked = chosen?.of === proposals ? chosen.ticked : sureKeys(proposals);
  const taken = proposals.filter((one) => ticked.has(one.key));
  const patch = (next: Partial<ReplaceQuery>) => setQuery({ ...query, ...next });
  const apply = async () => {
    setBusy(true);
    const done = await takeOver(`Replace ${query.find} in ${countRules(taken.length)}`.slice(0, 180), taken, 'changed');
    setBusy(false);
    if (done) close();
  };
  return (
    <Dialog
      open
      wide
      onClose={close}
      title="Find and replace"
      about={about}
      footer={
        <>
          <Button look="ghost" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" busy={busy} disabled={taken.length === 0} onClick={() => void apply()}>
            {taken.length === 0 ? 'Replace' : `Replace in ${countRules(taken.length)}`}
          </Button>
        </>
      }
    >
      <div className="replace__form">
        <Field label="Find">
          <Input mono autoFocus value={query.find} onChange={(event) => patch({ find: event.target.value })} />
        </Field>
        <Field label="Replace by">
          <Input mono value={query.by} onChange={(event) => patch({ by: event.target.value })} />
        </Field>
        <div className="replace__options">
          <Segments
            label="What is looked for"
            value={query.mode}
            options={[
              { value: 'text', label: 'Text' },
              { value: 'name', label: 'Whole name or path' },
            ]}
            onChange={(mode) => patch({ mode })}
          />
          <Checkbox checked={query.matchCase} onChange={(matchCase) => patch({ matchCase })}>
            Match case
          </Checkbox>
          {replaceParts.map((part) => (
            <Checkbox
              key={part}
              checked={query.parts.includes(part)}
              onChange={(on) => patch({ parts: replaceParts.filter((one) => (one === part ? on : query.parts.includes(one))) })}
            >
              {partWords[part]}
            </Checkbox>
          ))}
        </div>
      </div>
      <ProposalTable
        label="Replacements"
        proposals={proposals}
        ticked={ticked}
        onTick={(next) => setChosen({ of: proposals, ticked: next })}
        empty={query.find === '' ? 'Type what to find: every rule that holds it is listed here.' : 'No rule holds this.'}
      />
    </Dialog>
  );
}
