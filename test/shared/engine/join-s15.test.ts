import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import engine from '#test/drivers/engine.ts';
import { indexedJoin, plainJoins } from '#test/drivers/join-s15.ts';
import { isRecord } from '#test/drivers/suite/read-suite.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

itShared(
  'joins 2,240 lines with 3,503 tracks by a plain filter as by an index, in far fewer steps than lines times tracks',
  ['cases', 's15-chinook-relational-to-invoices'],
  (folder) => {
    const data: unknown = JSON.parse(readFileSync(join(folder, 'ChinookData.json'), 'utf8'));
    const expected = engine.compile(indexedJoin, { timeout: 20_000 }).evaluate(data);
    expect(Array.isArray(expected) && expected.length).toBe(2_240);
    expect(Array.isArray(expected) && expected.every((one) => isRecord(one) && typeof one['track'] === 'string')).toBe(true);
    for (const [form, text] of Object.entries(plainJoins)) {
      let reads = 0;
      const counted = countingReads(data, () => (reads += 1));
      expect(engine.compile(text, { timeout: 20_000 }).evaluate(counted), form).toEqual(expected);
      // Once gone through, once indexed; 7.8 million without an index.
      expect(reads, form).toBeLessThan(3 * 3_503 + 2 * 2_240);
    }
  },
);

/** The data with tracks that tell when their key is read. */
function countingReads(data: unknown, read: () => void): unknown {
  if (!isRecord(data) || !Array.isArray(data['Track'])) throw new Error('There are no tracks.');
  const tracks = data['Track'].map((track: unknown) => {
    if (!isRecord(track)) throw new Error('A track is no object.');
    const { TrackId: id, ...rest } = track;
    return Object.defineProperty(rest, 'TrackId', {
      enumerable: true,
      get: () => {
        read();
        return id;
      },
    });
  });
  return { ...data, Track: tracks };
}
