import { z } from 'zod';

const engineNames = ['reference', 'mapwright', 'closures', 'unlimited', 'hand'] as const;
export type EngineName = (typeof engineNames)[number];

/** What one process measures. Seconds are processor seconds of evaluation, not of making data. */
export const taskShape = z.object({
  engine: z.enum(engineNames),
  /** Name of a workload, or `f` for the preview. */
  workload: z.string(),
  warm: z.number(),
  seconds: z.number(),
  /** Inputs that are made and evaluated together. */
  batch: z.number().optional(),
  /** Rows of the tables in an input. */
  size: z.number().optional(),
  /** Every so many inputs one whose evaluation is an error. */
  badEvery: z.number().optional(),
});

export type Task = z.infer<typeof taskShape>;

/** Microseconds of one operation, by the clock and of all processors together. */
const cost = z.object({ wall: z.number(), cpu: z.number(), operations: z.number() });
export type Cost = z.infer<typeof cost>;

/** By what was done: `operation` for a workload; several things for the preview. */
export const measuredShape = z.record(z.string(), cost);
export type Measured = z.infer<typeof measuredShape>;
