import { z } from 'zod';
import type { Problem } from '#shared/base/problem.ts';
import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { editSchema } from '#shared/project/edits/edit-schema.ts';
import { call } from './call.ts';

/** Where the undo stack stands; labels name what would be undone or redone. */
export interface HistoryState {
  readonly undo?: string;
  readonly redo?: string;
}

export interface OpenedProject {
  /** Key of the open project in later calls. */
  readonly key: string;
  /** File name as shown. */
  readonly file: string;
  /** Number of the last saved edit. */
  readonly seq: number;
  readonly project: Project;
  readonly history: HistoryState;
  /** Set when it opened read-only (damaged, locked by another program), with why and what to do. */
  readonly readOnly?: Problem;
  readonly notice?: string;
}

export interface EditSaved {
  /** Number of this edit; it is on disk. */
  readonly seq: number;
  readonly changes: readonly DocumentChange[];
  readonly label: string;
  readonly history: HistoryState;
}

/** What replacing a side by its next version would do. */
export interface ReplacementPlan {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly path: string; readonly was: string; readonly is: string }[];
  readonly renames: readonly { readonly from: string; readonly to: string; readonly why: string }[];
  /** Rules that no longer fit. */
  readonly broken: readonly Problem[];
  /** Applies it, re-binding the rules. */
  readonly edit: Edit;
}

const key = z.string();
const fileRef = z.object({
  handle: z.string(),
  name: z.string().max(60).optional(),
  read: z.record(z.string(), z.string()).optional(),
  root: z.string().optional(),
});

export const projectCalls = {
  'project.create': call<OpenedProject>()(
    z.object({
      name: z.string().max(200).optional(),
      sources: z.array(fileRef).min(1).max(20),
      target: fileRef.optional(),
      per: z.enum(['record', 'document']).optional(),
    }),
  ),
  'project.open': call<OpenedProject>()(
    z.union([z.object({ recent: z.string() }), z.object({ sample: z.string() }), z.object({ handle: z.string() })]),
  ),
  /** The state again, after the event stream broke. */
  'project.state': call<OpenedProject>()(z.object({ key })),
  'project.close': call<void>()(z.object({ key })),
  'project.edit': call<EditSaved>()(z.object({ key, edit: editSchema, client: z.string().max(60) })),
  'project.undo': call<EditSaved>()(z.object({ key, client: z.string().max(60) })),
  'project.redo': call<EditSaved>()(z.object({ key, client: z.string().max(60) })),
  'project.saveCopy': call<{ readonly path: string; readonly recent: string }>()(
    z.object({ key, name: z.string().max(200), withSamples: z.boolean(), withHistory: z.boolean() }),
  ),
  'project.planReplacement': call<ReplacementPlan>()(z.object({ key, side: z.string(), file: fileRef })),
  'project.addSource': call<EditSaved>()(z.object({ key, file: fileRef, client: z.string().max(60) })),
  'project.setTarget': call<EditSaved>()(z.object({ key, file: fileRef, client: z.string().max(60) })),
};
