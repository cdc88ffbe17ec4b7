import type { DragEvent, ReactNode } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ClipboardPaste, Columns3, FolderOpen } from 'lucide-react';
import { problemText } from '#shared/base/problem.ts';
import { proposeCopied } from '#shared/project/rule-sheet/copied-rules.ts';
import { readSheet } from '#shared/project/rule-sheet/read-sheet.ts';
import type { RuleProposal } from '#shared/project/rule-sheet/rule-proposal.ts';
import type { SheetColumn } from '#shared/project/rule-sheet/sheet-columns.ts';
import { findHead, sheetColumns, sheetColumnWords } from '#shared/project/rule-sheet/sheet-columns.ts';
import { Banner } from '#renderer/kit/Banner.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { useProject } from '#renderer/state/project.ts';
import { ProposalTable, sureKeys } from './ProposalTable.tsx';
import { readClipboard } from './clipboard-table.ts';
import { openSheetFile } from './open-sheet-file.ts';
import { countRules, takeOver } from './rule-edits.ts';
import type { PasteSource } from './rules-dialogs.ts';
import { useRulesDialogs } from './rules-dialogs.ts';

type Cells = readonly (readonly string[])[];

/** What was pasted, as proposals row by row; nothing changes before they are taken over, as one step. */
export function PasteDialog({ mapping, source }: { readonly mapping: string; readonly source: PasteSource }) {
  switch (source.kind) {
    case 'waiting':
      return <Waiting />;
    case 'rules':
      return <PastedRules mapping={mapping} source={source} />;
    case 'table':
      return <PastedTable mapping={mapping} name="" sheets={[{ name: '', rows: source.rows }]} />;
    case 'file':
      return <PastedTable mapping={mapping} name={source.name} sheets={source.sheets} />;
  }
}

const close = (): void => useRulesDialogs.getState().close();
const open = (source: PasteSource): void => useRulesDialogs.getState().openPaste(source);

/** Nothing is pasted yet: says how, and takes a file too. */
function Waiting() {
  const [over, setOver] = useState(false);
  const [failure, setFailure] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const pasted = readClipboard(event.clipboardData?.getData('text/html') ?? '', event.clipboardData?.getData('text/plain') ?? '');
      event.preventDefault();
      if (pasted === undefined) setFailure('The clipboard holds no table. Copy cells with their headings first.');
      else open(pasted);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const refused = await openSheetFile(chosen);
    if (refused !== undefined) setFailure(problemText(refused));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Paste from Excel"
      about="A mapping sheet becomes proposals, row by row. Nothing changes before you take them over."
      footer={
        <Button look="ghost" onClick={close}>
          Cancel
        </Button>
      }
    >
      <div
        className={classNames('paste__zone', over && 'paste__zone--over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon of={ClipboardPaste} size={18} />
        <p>
          Copy the table in Excel with its line of headings and press <Kbd keys="Ctrl V" />. One column names the target field.
        </p>
        <Button icon={FolderOpen} autoFocus onClick={() => file.current?.click()}>
          Choose an XLSX or CSV file
        </Button>
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          aria-label="Mapping sheet"
          tabIndex={-1}
          accept=".xlsx,.csv,.tsv,.txt"
          data-chooser="sheet"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
      {failure !== undefined && (
        <Banner tone="err" round>
          {failure}
        </Banner>
      )}
    </Dialog>
  );
}

/** Rules copied here or in another project. */
function PastedRules({ mapping, source }: { readonly mapping: string; readonly source: Extract<PasteSource, { kind: 'rules' }> }) {
  const [project] = useState(() => useProject.getState().project);
  const proposals = useMemo(() => proposeCopied(project, mapping, source.rules), [project, mapping, source]);
  const missing = proposals.filter((one) => one.kind === 'unreadable').length;
  return (
    <Review
      title="Paste rules"
      about={`${countRules(source.rules.rules.length)} copied.${missing === 0 ? '' : ` ${missing} of the target fields ${missing === 1 ? 'is' : 'are'} not here.`}`}
      proposals={proposals}
    />
  );
}

interface PastedTableProps {
  readonly mapping: string;
  /** The file's name; '' for the clipboard. */
  readonly name: string;
  readonly sheets: readonly { readonly name: string; readonly rows: Cells }[];
}

/** A table of the clipboard or a file. */
function PastedTable({ mapping, name, sheets }: PastedTableProps) {
  const [project] = useState(() => useProject.getState().project);
  const [sheet, setSheet] = useState(() =>
    Math.max(
      0,
      sheets.findIndex(({ rows }) => findHead(rows) !== undefined),
    ),
  );
  const [columns, setColumns] = useState<readonly (SheetColumn | undefined)[]>();
  const [clears, setClears] = useState(false);
  const rows = sheets[sheet]?.rows ?? none;
  const reading = useMemo(
    () => readSheet(project, mapping, rows, { clears, ...(columns === undefined ? {} : { columns }) }),
    [project, mapping, rows, clears, columns],
  );
  const head = findHead(rows);
  const present = columns ?? head?.columns ?? [];
  const from = [name, sheets.length > 1 ? `sheet ${sheets[sheet]?.name ?? ''}` : ''].filter((part) => part !== '').join(', ');
  const read = present.filter((column) => column !== undefined).length;
  const about = `${from === '' ? '' : `${from}: `}${reading.ok ? `${reading.value.proposals.length.toLocaleString('en')} rows` : `${rows.length} rows`}, ${read} of ${widest(rows)} columns are read.`;
  return (
    <Review title="Paste from Excel" about={about} proposals={reading.ok ? reading.value.proposals : noProposals} rowWord="Row">
      <div className="paste__bar">
        {sheets.length > 1 && (
          <Select
            label="Sheet"
            size="small"
            value={String(sheet)}
            options={sheets.map((one, at) => ({ value: String(at), label: one.name }))}
            onChange={(next) => {
              setSheet(Number(next));
              setColumns(undefined);
            }}
          />
        )}
        <ColumnChoice rows={rows} headRow={head?.row} columns={present} onChange={setColumns} />
        <Checkbox checked={clears} onChange={setClears}>
          Empty cells take away what is there
        </Checkbox>
      </div>
      {!reading.ok && (
        <Banner tone="err" round>
          {problemText(reading.error)}
        </Banner>
      )}
    </Review>
  );
}

const none: Cells = [];
const noProposals: readonly RuleProposal[] = [];

function widest(rows: Cells): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** What each column says: found by its heading, changed here. */
function ColumnChoice({
  rows,
  headRow,
  columns,
  onChange,
}: {
  readonly rows: Cells;
  readonly headRow: number | undefined;
  readonly columns: readonly (SheetColumn | undefined)[];
  readonly onChange: (columns: readonly (SheetColumn | undefined)[]) => void;
}) {
  const count = Math.min(60, widest(rows));
  const titles = rows[headRow ?? 0] ?? [];
  return (
    <Popover
      label="What the columns say"
      trigger={
        <Button size="small" icon={Columns3}>
          Columns
        </Button>
      }
    >
      <div className="paste__columns">
        {Array.from({ length: count }, (_, at) => (
          <ColumnRow
            key={at}
            title={titles[at] ?? ''}
            at={at}
            value={columns[at]}
            onChange={(next) =>
              onChange(
                Array.from({ length: count }, (__, other) => (other === at ? next : columns[other] === next ? undefined : columns[other])),
              )
            }
          />
        ))}
      </div>
    </Popover>
  );
}

function ColumnRow({
  title,
  at,
  value,
  onChange,
}: {
  readonly title: string;
  readonly at: number;
  readonly value: SheetColumn | undefined;
  readonly onChange: (column: SheetColumn | undefined) => void;
}) {
  const words = title === '' ? `Column ${at + 1}` : title;
  return (
    <>
      <span className="ellipsis" title={words}>
        {words}
      </span>
      <Select
        label={`What ${words} says`}
        size="small"
        value={value ?? 'nothing'}
        options={[{ value: 'nothing', label: 'Not read' }, ...sheetColumns.map((one) => ({ value: one, label: sheetColumnWords[one] }))]}
        onChange={(next) => onChange(sheetColumns.find((one) => one === next))}
      />
    </>
  );
}

interface ReviewProps {
  readonly title: string;
  readonly about: string;
  readonly proposals: readonly RuleProposal[];
  readonly rowWord?: string;
  readonly children?: ReactNode;
}

/** The proposals and the button that takes over those that are ticked. */
function Review({ title, about, proposals, rowWord, children }: ReviewProps) {
  const [chosen, setChosen] = useState<{ readonly of: readonly RuleProposal[]; readonly ticked: ReadonlySet<string> }>();
  const ticked = chosen?.of === proposals ? chosen.ticked : sureKeys(proposals);
  const taken = proposals.filter((one) => ticked.has(one.key));
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    const done = await takeOver(`Paste ${countRules(taken.length)}`, taken, 'pasted');
    setBusy(false);
    if (done) close();
  };
  return (
    <Dialog
      open
      wide
      onClose={close}
      title={title}
      about={about}
      footer={
        <>
          <Button look="ghost" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" busy={busy} disabled={taken.length === 0} onClick={() => void apply()}>
            {taken.length === 0 ? 'Take over' : `Take over ${countRules(taken.length)}`}
          </Button>
        </>
      }
    >
      {children}
      <ProposalTable
        label="Proposals"
        proposals={proposals}
        ticked={ticked}
        onTick={(next) => setChosen({ of: proposals, ticked: next })}
        empty="No row of the table names a target field."
        {...(rowWord === undefined ? {} : { rowWord })}
      />
    </Dialog>
  );
}
