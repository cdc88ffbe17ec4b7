import { useMemo, useState } from 'react';
import { CircleAlert, CircleMinus, Equal, PencilLine, Plus } from 'lucide-react';
import { splitPath } from '#shared/base/field-path.ts';
import type { PartChange, ProposalKind, RuleProposal } from '#shared/project/rule-sheet/rule-proposal.ts';
import { proposalKinds } from '#shared/project/rule-sheet/rule-proposal.ts';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import type { Column } from '#renderer/kit/Table.tsx';
import { Table } from '#renderer/kit/Table.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { ExpressionText } from '#renderer/parts/ExpressionText.tsx';
import './proposals.css';

export interface ProposalTableProps {
  readonly label: string;
  readonly proposals: readonly RuleProposal[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (keys: ReadonlySet<string>) => void;
  /** Heading of the column that says where a proposal comes from. */
  readonly rowWord?: string;
  readonly empty: string;
}

const kindWords: Readonly<Record<ProposalKind, { readonly words: string; readonly icon: IconComponent }>> = {
  new: { words: 'New', icon: Plus },
  changes: { words: 'Changes', icon: PencilLine },
  removes: { words: 'Removes', icon: CircleMinus },
  same: { words: 'Same', icon: Equal },
  unreadable: { words: 'Cannot be read', icon: CircleAlert },
};

const partWords: Readonly<Record<PartChange['part'], string>> = {
  loop: 'Loop',
  expression: 'Rule',
  default: 'Default',
  required: 'Mandatory',
  classification: 'Classification',
  note: 'Note',
};

/** Proposals row by row, each with its tick, its change and what to look at; the whole text of the one chosen stands below. */
export function ProposalTable({ label, proposals, ticked, onTick, rowWord, empty }: ProposalTableProps) {
  const [kind, setKind] = useState<ProposalKind>();
  const [active, setActive] = useState<string>();
  const shown = useMemo(() => (kind === undefined ? proposals : proposals.filter((one) => one.kind === kind)), [proposals, kind]);
  const chosen = shown.find((one) => one.key === active) ?? shown[0];
  const able = shown.filter(canTick);
  const tickedShown = able.filter((one) => ticked.has(one.key)).length;
  const toggle = (proposal: RuleProposal) => {
    if (!canTick(proposal)) return;
    const next = new Set(ticked);
    if (!next.delete(proposal.key)) next.add(proposal.key);
    onTick(next);
  };
  const tickAll = (all: boolean) => {
    const next = new Set(ticked);
    for (const { key } of able)
      if (all) next.add(key);
      else next.delete(key);
    onTick(next);
  };
  const columns: readonly Column<RuleProposal>[] = [
    {
      id: 'tick',
      label: 'Taken over',
      header: (
        <Checkbox
          checked={tickedShown === 0 ? false : tickedShown === able.length ? true : 'indeterminate'}
          disabled={able.length === 0}
          onChange={tickAll}
          label="Take over all shown"
        />
      ),
      width: 34,
      align: 'center',
      cell: (one) => (
        <Checkbox
          checked={ticked.has(one.key)}
          disabled={!canTick(one)}
          onChange={() => toggle(one)}
          label={`Take over ${one.words}`}
          tabIndex={-1}
        />
      ),
    },
    ...(rowWord === undefined
      ? []
      : [
          {
            id: 'row',
            header: rowWord,
            width: 44,
            align: 'end' as const,
            cell: (one: RuleProposal) => <span className="t-muted">{one.row}</span>,
          },
        ]),
    { id: 'target', header: 'Target field', width: 250, cell: (one) => <Target proposal={one} /> },
    { id: 'kind', header: 'Proposal', width: 132, cell: (one) => <Kind kind={one.kind} unsure={one.edits.length > 0 && !one.sure} /> },
    { id: 'change', header: 'What changes', width: 320, cell: (one) => <Summary proposal={one} /> },
  ];
  return (
    <div className="proposals">
      <div className="proposals__kinds" role="group" aria-label="Filter the proposals">
        <KindFilter words="All" count={proposals.length} pressed={kind === undefined} onPress={() => setKind(undefined)} />
        {proposalKinds.map((one) => {
          const count = proposals.filter((proposal) => proposal.kind === one).length;
          return count === 0 ? undefined : (
            <KindFilter
              key={one}
              words={kindWords[one].words}
              count={count}
              pressed={kind === one}
              onPress={() => setKind(kind === one ? undefined : one)}
            />
          );
        })}
      </div>
      <Table
        label={label}
        className="proposals__table"
        columns={columns}
        rows={shown}
        rowHeight={28}
        rowKey={(one) => one.key}
        isSelected={(one) => ticked.has(one.key)}
        onRow={(one) => setActive(one.key)}
        onMove={(one) => setActive(one.key)}
        onCell={(one) => toggle(one)}
        empty={<p className="proposals__none">{empty}</p>}
      />
      {chosen !== undefined && <Whole proposal={chosen} />}
    </div>
  );
}

export function canTick(proposal: RuleProposal): boolean {
  return proposal.edits.length > 0;
}

/** The ticks that proposals start with: what was not guessed. */
export function sureKeys(proposals: readonly RuleProposal[]): ReadonlySet<string> {
  return new Set(proposals.filter((one) => canTick(one) && one.sure).map((one) => one.key));
}

function KindFilter({
  words,
  count,
  pressed,
  onPress,
}: {
  readonly words: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="status-filter__chip" aria-pressed={pressed} onClick={onPress}>
      {words} <b>{count.toLocaleString('en')}</b>
    </button>
  );
}

/** The name first, as it is what tells rows apart; where it stands follows. */
function Target({ proposal }: { readonly proposal: RuleProposal }) {
  const path = proposal.target ?? proposal.words;
  const names = splitPath(path) ?? [path];
  return (
    <span className="ellipsis" title={proposal.target ?? proposal.words}>
      {proposal.rule !== undefined && <span className="t-muted">{proposal.rule} </span>}
      <span className="rules-target">{names.at(-1) ?? path}</span>
      {names.length > 1 && <span className="t-muted"> in {names.slice(0, -1).join(' › ')}</span>}
    </span>
  );
}

function Kind({ kind, unsure }: { readonly kind: ProposalKind; readonly unsure: boolean }) {
  return (
    <span className={classNames('proposals__kind', `proposals__kind--${kind}`)}>
      <Icon of={kindWords[kind].icon} size={12} />
      <span>
        {kindWords[kind].words}
        {unsure && <span className="rules-wanting">, guessed</span>}
      </span>
    </span>
  );
}

/** The first change in one line; what cannot be read says why. */
function Summary({ proposal }: { readonly proposal: RuleProposal }) {
  const [first] = proposal.changes;
  if (proposal.kind === 'unreadable' || first === undefined)
    return (
      <span className={classNames('ellipsis', proposal.kind === 'unreadable' ? 'proposals__why' : 't-quiet')}>
        {proposal.remarks[0] ?? ''}
      </span>
    );
  const more = proposal.changes.length - 1;
  return (
    <span className="ellipsis">
      {first.part !== 'expression' && <span className="t-muted">{partWords[first.part]}: </span>}
      <PartText change={first} of={first.is ?? first.was ?? ''} />
      {more > 0 && <span className="t-muted"> and {more} more</span>}
    </span>
  );
}

function PartText({ change, of }: { readonly change: PartChange; readonly of: string }) {
  return change.part === 'expression' || change.part === 'default' ? <ExpressionText text={of} /> : <>{of}</>;
}

/** All of one proposal: every part as it is and as it would be. */
function Whole({ proposal }: { readonly proposal: RuleProposal }) {
  return (
    <div
      className="proposals__whole"
      role="region"
      aria-label={`Proposal for ${proposal.target ?? proposal.words}`}
      aria-live="polite"
      tabIndex={0}
    >
      {proposal.remarks.map((remark) => (
        <p key={remark} className={proposal.kind === 'unreadable' ? 'proposals__why' : 'rules-wanting'}>
          {remark}
        </p>
      ))}
      <dl className="proposals__parts">
        {proposal.changes.map((change) => (
          <div key={change.part}>
            <dt>{partWords[change.part]}</dt>
            <dd>
              {change.was !== undefined && (
                <del>
                  <PartText change={change} of={change.was} />
                </del>
              )}
              {change.is === undefined ? (
                <span className="t-muted">taken away</span>
              ) : (
                <ins>
                  <PartText change={change} of={change.is} />
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {proposal.changes.length === 0 && proposal.remarks.length === 0 && <p className="t-muted">The rule is already so.</p>}
    </div>
  );
}
