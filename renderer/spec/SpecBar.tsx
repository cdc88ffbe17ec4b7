import { Activity, ChevronDown, Share } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { exportSpec } from '#renderer/state/export-spec.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSpec } from '#renderer/state/spec.ts';
import type { SpecDocument } from '#shared/spec/document.ts';
import { percentComplete } from './document/document-view.ts';
import { useSpecFace } from './spec-face.ts';

const faces = [
  { value: 'form', label: 'Form' },
  { value: 'both', label: 'Both' },
  { value: 'document', label: 'Document' },
] as const;

/** What is shown, how much is stated and measured, and the way out. */
export function SpecBar({ document }: { readonly document: SpecDocument | undefined }) {
  const info = useProject((state) => state.project.info['project']);
  const { face, show } = useSpecFace();
  return (
    <div className="spec-bar">
      <h2 className="t-title">Integration Specification</h2>
      <span className="spec-bar__of ellipsis">
        {info === undefined ? '' : [info.name, info.version].filter((part) => part !== '').join(', ')}
      </span>
      <Segments label="Show" value={face} options={faces} onChange={show} />
      {document !== undefined && <Figures document={document} />}
      <ExportButton />
    </div>
  );
}

function Figures({ document }: { readonly document: SpecDocument }) {
  const percent = percentComplete(document.sections);
  const { measured, outOfDate } = document.facts;
  return (
    <>
      <span className="spec-bar__progress">
        <Progress label="Specification complete" share={percent / 100} />
      </span>
      <span className="spec-bar__words">
        <b>{percent} %</b> complete
      </span>
      <span className="spec-bar__line" />
      <span className="spec-bar__words">
        <span className="fact fact--fresh">
          <Icon of={Activity} size={13} />
          {measured.toLocaleString()}
        </span>{' '}
        measured {measured === 1 ? 'fact' : 'facts'}
        {outOfDate > 0 && (
          <>
            , <b className="spec-bar__stale">{outOfDate.toLocaleString()} out of date</b>
          </>
        )}
      </span>
    </>
  );
}

function ExportButton() {
  const exporting = useSpec((state) => state.exporting !== undefined);
  return (
    <Menu
      label="Export the specification"
      align="end"
      entries={[
        {
          badge: 'XLSX',
          label: 'Excel',
          note: 'Field mapping, one sheet per chapter',
          keys: 'Ctrl E',
          onSelect: () => void exportSpec('xlsx'),
        },
        { badge: 'MD', label: 'Markdown', note: 'For the repository, diffs well', onSelect: () => void exportSpec('md') },
        { badge: 'HTML', label: 'HTML', note: 'One file, opens anywhere', onSelect: () => void exportSpec('html') },
        { badge: 'JSON', label: 'JSON', note: 'For machines', onSelect: () => void exportSpec('json') },
      ]}
      trigger={
        <Button icon={Share} busy={exporting} className="spec-bar__export">
          Export
          <Icon of={ChevronDown} size={13} />
        </Button>
      }
    />
  );
}
