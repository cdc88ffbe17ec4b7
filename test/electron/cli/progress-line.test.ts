import { describe, expect, it } from 'vitest';
import { progressLine } from '#electron/cli/progress-line.ts';
import type { RunProgress } from '#shared/pipeline/pipeline.ts';

const at = (read: number, bytesRead: number, rejected = 0): RunProgress => ({
  counts: { read, mapped: read - rejected, rejected, filtered: 0, written: read - rejected },
  bytesRead,
  stages: { extract: read, transform: read, validate: read, load: read, reconcile: 0 },
});

function terminal(columns: number, isTTY = true) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

describe('the progress of a run on a terminal', () => {
  it('is one line written over: records, rejects, bytes, per cent, and the time left once there is a pace', () => {
    const to = terminal(100);
    let clock = 0;
    const line = progressLine(to, 200_000_000, () => clock);
    line.show(at(200, 1_000_000));
    clock = 150; // too soon to be read
    line.show(at(400, 2_000_000));
    clock = 2_000;
    line.show(at(20_000, 51_000_000, 12));
    line.clear();
    expect(to.written).toEqual([
      '\r\u001b[K200 records, 1.0 MB of 200 MB, 0 %',
      '\r\u001b[K20,000 records, 12 rejected, 51 MB of 200 MB, 25 %, 0:06 left',
      '\r\u001b[K',
    ]);
  });

  it('never wraps, and leaves out what is not known of an input without a size', () => {
    const narrow = terminal(20);
    progressLine(narrow, 200_000_000, () => 0).show(at(1, 1));
    expect(narrow.written).toEqual(['\r\u001b[K1 record, 0.0 MB of']);
    const pipe = terminal(80);
    progressLine(pipe, 0, () => 0).show(at(3_700, 5_000_000));
    expect(pipe.written).toEqual(['\r\u001b[K3,700 records, 5.0 MB']);
  });

  it('is nothing at all where the output is no terminal', () => {
    const file = terminal(80, false);
    const line = progressLine(file, 100, () => 0);
    line.show(at(1, 50));
    line.clear();
    expect(file.written).toEqual([]);
  });
});
