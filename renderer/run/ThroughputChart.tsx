import type { PointerEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { useProject } from '#renderer/state/project.ts';
import { roundScale, thinned, timeMarks } from './chart-scale.ts';
import { slaRate } from './sla-rate.ts';
import { count, leftOf, meanRate, span } from './view-model.ts';

const edge = { left: 52, right: 20, top: 14, bottom: 24 };
const mostPoints = 400;

/** Records read per second over the time of the run; only seconds that were measured are drawn. */
export function ThroughputChart({ run, elapsed }: { readonly run: RunSummary; readonly elapsed: number }) {
  const running = run.state === 'running';
  // Only a processing time that says how many records it is for can be drawn as a rate.
  const agreed = useProject((state) => state.project.spec['schedule']?.fields['execution.sla'] ?? '');
  const needed = slaRate(agreed);
  const { figures, each } = thinned(run.throughput, mostPoints);
  const mean = meanRate(run, elapsed);
  const last = run.throughput.at(-1);
  const highest = Math.max(0, ...figures);
  const left = leftOf(run, elapsed);
  const seconds = Math.max(run.throughput.length, running ? Math.ceil((elapsed + (left ?? 0)) / 1000) : 0, 1);
  return (
    <section className="throughput" data-pane="throughput" aria-label="Throughput">
      <header className="run-head">
        <h3>Throughput</h3>
        <span className="t-muted">records per second</span>
        <span className="work-bar__gap" />
        {last !== undefined && running && (
          <span className="throughput__key">
            <span className="throughput__line" /> Read <b>{count(last)}</b>
          </span>
        )}
        {needed !== undefined && figures.length > 0 && (
          <span className="throughput__key" title={agreed}>
            <span className="throughput__line throughput__line--sla" /> SLA needs <b>{count(Math.round(needed))}</b>
          </span>
        )}
        {mean !== undefined && (
          <span className="throughput__key">
            <span className="throughput__line throughput__line--mean" /> Mean <b>{count(mean)}</b>
          </span>
        )}
      </header>
      {figures.length === 0 ? (
        <p className="throughput__none">
          {running
            ? 'The first second is being measured.'
            : mean === undefined
              ? 'No record was read.'
              : `It ended before a full second had passed: ${count(mean)} records per second on the whole.`}
        </p>
      ) : (
        <Plot
          figures={figures}
          each={each}
          seconds={seconds}
          highest={Math.max(highest, mean ?? 0, needed ?? 0)}
          mean={mean}
          needed={needed}
          running={running}
          label={`Records per second over ${span(run.throughput.length * 1000)}: highest ${count(Math.max(...run.throughput))}, lowest ${count(Math.min(...run.throughput))}${mean === undefined ? '' : `, mean ${count(mean)}`}`}
        />
      )}
    </section>
  );
}

interface PlotProps {
  readonly figures: readonly number[];
  readonly each: number;
  readonly seconds: number;
  readonly highest: number;
  readonly mean: number | undefined;
  /** Records per second that the SLA asks for. */
  readonly needed: number | undefined;
  readonly running: boolean;
  readonly label: string;
}

function Plot({ figures, each, seconds, highest, mean, needed, running, label }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  const [over, setOver] = useState<number>();
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const scale = roundScale(highest);
  const x = (second: number): number => edge.left + ((width - edge.left - edge.right) * second) / seconds;
  const y = (figure: number): number => height - edge.bottom - ((height - edge.top - edge.bottom) * figure) / scale.top;
  const second = (at: number): number => Math.min(seconds, (at + 1) * each);
  const line = figures.map((figure, at) => `${at === 0 ? 'M' : 'L'}${x(second(at)).toFixed(1)} ${y(figure).toFixed(1)}`).join('');
  const lastAt = figures.length - 1;
  const area = `${line}L${x(second(lastAt)).toFixed(1)} ${y(0)}L${x(second(0)).toFixed(1)} ${y(0)}Z`;
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const near = Math.round(((at - edge.left) / Math.max(1, width - edge.left - edge.right)) * (seconds / each)) - 1;
    setOver(Math.min(lastAt, Math.max(0, near)));
  };
  const shown = over === undefined ? undefined : figures[over];
  return (
    <div ref={box} className="throughput__plot" onPointerMove={move} onPointerLeave={() => setOver(undefined)}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {scale.marks.map((mark) => (
            <g key={mark}>
              <line className="throughput__grid" x1={edge.left} x2={width - edge.right} y1={y(mark)} y2={y(mark)} />
              <text className="throughput__mark" x={edge.left - 8} y={y(mark) + 4} textAnchor="end">
                {count(mark)}
              </text>
            </g>
          ))}
          {timeMarks(seconds).map((mark) => (
            <text key={mark} className="throughput__mark" x={x(mark)} y={height - 8} textAnchor="middle">
              {span(mark * 1000)}
            </text>
          ))}
          <path className="throughput__area" d={area} />
          {mean !== undefined && <line className="throughput__mean" x1={edge.left} x2={x(second(lastAt))} y1={y(mean)} y2={y(mean)} />}
          {needed !== undefined && (
            <>
              <line className="throughput__sla" x1={edge.left} x2={width - edge.right} y1={y(needed)} y2={y(needed)} />
              <text className="throughput__sla-text" x={width - edge.right} y={y(needed) + (y(needed) > 30 ? -5 : 14)} textAnchor="end">
                SLA
              </text>
            </>
          )}
          <path className="throughput__read" d={line} />
          {running && <line className="throughput__now" x1={x(second(lastAt))} x2={x(second(lastAt))} y1={edge.top} y2={y(0)} />}
          {(running || figures.length === 1) && (
            <circle className="throughput__dot" cx={x(second(lastAt))} cy={y(figures[lastAt] ?? 0)} r={3.5} />
          )}
          {over !== undefined && shown !== undefined && (
            <>
              <line className="throughput__over" x1={x(second(over))} x2={x(second(over))} y1={edge.top} y2={y(0)} />
              <circle className="throughput__dot" cx={x(second(over))} cy={y(shown)} r={3.5} />
            </>
          )}
        </svg>
      )}
      {over !== undefined && shown !== undefined && (
        <div className="throughput__tip" style={{ left: Math.min(x(second(over)) + 8, width - 150), top: edge.top }}>
          <b>{count(shown)}</b> records per second, {span(second(over) * 1000)}
        </div>
      )}
    </div>
  );
}
