import { z } from 'zod';
import { call } from './call.ts';
import type { EditSaved } from './project.ts';

export interface Revision {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly reason: string;
  readonly author: string;
  readonly at: string;
  readonly rules: number;
  /** Edits since the one before. */
  readonly edits: number;
}

export interface RuleDifference {
  readonly target: string;
  readonly rule: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly was?: string;
  readonly is?: string;
}

const key = z.string();

export const revisionCalls = {
  'revision.list': call<readonly Revision[]>()(z.object({ key })),
  'revision.create': call<Revision>()(
    z.object({ key, name: z.string().min(1).max(100), reason: z.string().max(1000), author: z.string().max(100) }),
  ),
  /** Against another revision, or the present state. */
  'revision.compare': call<readonly RuleDifference[]>()(z.object({ key, from: z.string(), to: z.string().optional() })),
  /** Restoring is an edit like any other: undo brings the present back. */
  'revision.restore': call<EditSaved>()(z.object({ key, revision: z.string(), client: z.string().max(60) })),
};
