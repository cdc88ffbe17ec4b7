import { describe, expect, it } from 'vitest';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { RejectRow } from '#shared/rpc/contract/run.ts';
import { pageSize, RejectPages } from '#renderer/run/reject-pages.ts';

const reject = (record: number): RejectRow => ({ record, stage: 'validate', reason: 'TaxCode is missing', code: 'check/missing', at: 0 });

/** A backend that holds so many rejects; `asked` are the offsets it was asked for. */
function backend(size: { of: number }) {
  const asked: number[] = [];
  const pages = new RejectPages((offset, limit) => {
    asked.push(offset);
    return Promise.resolve(
      ok({ of: size.of, rows: Array.from({ length: Math.max(0, Math.min(limit, size.of - offset)) }, (_, at) => reject(offset + at + 1)) }),
    );
  });
  return { asked, pages };
}

describe('rejects page by page', () => {
  it('fetches the page of a row, once', async () => {
    const { asked, pages } = backend({ of: 450 });
    await pages.need(0);
    await Promise.all([pages.need(430), pages.need(449), pages.need(401)]);
    expect({ asked, of: pages.kept().of, first: pages.row(0)?.record, far: pages.row(430)?.record, between: pages.row(250) }).toEqual({
      asked: [0, 400],
      of: 450,
      first: 1,
      far: 431,
      between: undefined,
    });
  });

  it('fetches the first page again until it is full', async () => {
    const size = { of: 3 };
    const { asked, pages } = backend(size);
    const told: number[] = [];
    pages.watch(() => told.push(pages.kept().of));
    await pages.more();
    size.of = pageSize + 50;
    await pages.more();
    await pages.more();
    expect({ asked, told, last: pages.row(pageSize - 1)?.record }).toEqual({ asked: [0, 0], told: [3, pageSize + 50], last: pageSize });
  });

  it('says why they cannot be read', async () => {
    const gone = problem('run/rejects-gone', 'The rejects of this run cannot be read.');
    const pages = new RejectPages(() => Promise.resolve(fail(gone)));
    await pages.need(0);
    expect(pages.kept()).toEqual({ of: 0, pages: new Map(), failure: gone });
  });
});
