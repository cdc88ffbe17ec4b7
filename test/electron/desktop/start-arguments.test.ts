import { describe, expect, it } from 'vitest';
import { readStartArguments } from '#electron/desktop/start-arguments.ts';

describe('what a start may ask for', () => {
  it.each([
    [[], {}],
    [['.', '--sample', 'orders'], { sample: 'orders' }],
    [['/home/ada/Orders.mapwright'], { project: '/home/ada/Orders.mapwright' }],
    [['--inspect', '/home/ada/Orders.mapwright'], { project: '/home/ada/Orders.mapwright' }],
    [['--evil.mapwright'], {}],
    [['--sample', '../../etc'], {}],
    [['--sample'], {}],
    [['mapwright://open?file=/etc/passwd'], {}],
    [['orders.json'], {}],
  ])('%j', (args, asked) => expect(readStartArguments(args)).toEqual(asked));
});
