import { FileInput, FileOutput, X } from 'lucide-react';
import type { Problem } from '#shared/base/problem.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { BusyRing } from '#renderer/kit/BusyRing.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { FileCard } from './FileCard.tsx';
import { ReadOptionsForm } from './ReadOptionsForm.tsx';
import { clearZone } from './take-file.ts';
import { sizeWords } from './size-words.ts';
import type { Zone, ZoneName } from './zone.ts';

const kinds = ['CSV', 'JSON', 'NDJSON', 'XML', 'XSD', 'JSON Schema'];

interface DropZoneProps {
  readonly name: ZoneName;
  readonly zone: Zone;
  /** A file is held over it. */
  readonly over: boolean;
  readonly onChoose: () => void;
}

/** Takes the source or the target: by drop, by press, by key. */
export function DropZone({ name, zone, over, onChoose }: DropZoneProps) {
  const open = over || zone.state === 'empty';
  return (
    <section
      className={classNames('zone', open && 'zone--open', over && 'zone--over')}
      data-zone={name}
      aria-label={name === 'source' ? 'Source file' : 'Target file'}
    >
      {over ? <Release name={name} /> : inside(name, zone, onChoose)}
    </section>
  );
}

function inside(name: ZoneName, zone: Zone, onChoose: () => void) {
  switch (zone.state) {
    case 'empty':
      return (
        <button type="button" className="zone__button" onClick={onChoose}>
          <span className="zone__icon">
            <Icon of={name === 'source' ? FileOutput : FileInput} size={20} />
          </span>
          <span className="zone__title">{name === 'source' ? 'Drop the source here' : 'Drop the target here'}</span>
          <span className="zone__about">
            {name === 'source' ? 'A sample of what you have' : 'A sample of what you need, or its schema'}
          </span>
          {zone.problem !== undefined && (
            <span className="zone__problem" role="alert">
              <StatusGlyph kind="err" />
              {zone.problem.message} {zone.problem.next}
            </span>
          )}
          <Kinds />
        </button>
      );
    case 'reading':
      return (
        <div className="zone__reading" role="status">
          <span className="zone__line">
            <BusyRing /> Reading {zone.name}
          </span>
          <span className="zone__line">
            <Progress label={`Reading ${zone.name}`} share={zone.bytes === 0 ? 1 : zone.done / zone.bytes} running />
            {sizeWords(zone.done)} of {sizeWords(zone.bytes)}
          </span>
          <span className="zone__line zone__line--end">
            <Button onClick={zone.stop}>Cancel</Button>
          </span>
        </div>
      );
    case 'failed':
      return (
        <div className="zone__failed">
          <header className="file-card__head">
            <StatusGlyph kind="err" size={16} />
            <strong className="file-card__name ellipsis">{zone.name}</strong>
            <IconButton icon={X} label={`Take ${zone.name} away`} onClick={() => clearZone(name)} />
          </header>
          <p role="alert">
            {zone.problem.message} {nextStep(zone.problem)}
          </p>
          <ReadOptionsForm
            zone={name}
            read={zone.read}
            format={zone.read['format'] ?? formatOf(zone)}
            busy={zone.busy === true}
            onOther={onChoose}
          />
        </div>
      );
    case 'ready':
      return <FileCard name={name} zone={zone} />;
  }
}

/** A document that is too large is what its name says: only the part that is a record is to be told. */
function formatOf({ name, problem }: Extract<Zone, { state: 'failed' }>): string | undefined {
  if (problem.code !== 'file/too-large') return undefined;
  return /json$/i.test(name) ? 'json' : 'xml';
}

/** What can be done here; the command line says the same in its own options. */
function nextStep(problem: Problem): string | undefined {
  return problem.code.startsWith('format/') ? 'Say what it is below, or drop CSV, JSON, NDJSON, XML or a schema.' : problem.next;
}

function Release({ name }: { readonly name: ZoneName }) {
  return (
    <div className="zone__button">
      <span className="zone__icon">
        <Icon of={name === 'source' ? FileOutput : FileInput} size={20} />
      </span>
      <span className="zone__title zone__title--over">Release to use as the {name}</span>
      <span className="zone__about">A sample or a schema</span>
      <Kinds />
    </div>
  );
}

function Kinds() {
  return (
    <span className="zone__kinds">
      {kinds.map((kind) => (
        <Chip key={kind} outline>
          {kind}
        </Chip>
      ))}
    </span>
  );
}
