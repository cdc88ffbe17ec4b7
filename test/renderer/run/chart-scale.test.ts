import { describe, expect, it } from 'vitest';
import { roundScale, thinned, timeMarks } from '#renderer/run/chart-scale.ts';
import { slaRate } from '#renderer/run/sla-rate.ts';

describe('the axes of the chart', () => {
  it('end on a round figure above the highest', () => {
    expect([roundScale(2417), roundScale(84), roundScale(3), roundScale(0)]).toEqual([
      { top: 3000, marks: [0, 1000, 2000, 3000] },
      { top: 100, marks: [0, 50, 100] },
      { top: 3, marks: [0, 1, 2, 3] },
      { top: 1, marks: [0, 1] },
    ]);
  });

  it('count time in spans that people use', () => {
    expect([timeMarks(6), timeMarks(60), timeMarks(7200).length]).toEqual([[0, 1, 2, 3, 4, 5, 6], [0, 10, 20, 30, 40, 50, 60], 5]);
  });
});

describe('a long run', () => {
  it('is drawn by means of neighbours', () => {
    expect(thinned([1, 3, 5, 7, 9], 3)).toEqual({ figures: [2, 6, 9], each: 2 });
    expect(thinned([1, 2], 3)).toEqual({ figures: [1, 2], each: 1 });
  });
});

describe('an agreed processing time', () => {
  it('is a rate only when it says for how many records', () => {
    expect(
      [
        '60 s for 120,000 orders',
        '120,000 orders in 60 s',
        '1,000 records per second',
        '3600 orders within 1 h',
        '60 s',
        'by 02:00',
        '5 days for 3 orders',
      ].map(slaRate),
    ).toEqual([2000, 2000, 1000, 1, undefined, undefined, undefined]);
  });
});
