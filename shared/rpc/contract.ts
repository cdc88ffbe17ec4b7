import type { z } from 'zod';
import { appCalls } from './contract/app.ts';
import { fileCalls } from './contract/file.ts';
import { lookupCalls } from './contract/lookup.ts';
import { previewCalls } from './contract/preview.ts';
import { projectCalls } from './contract/project.ts';
import { revisionCalls } from './contract/revision.ts';
import { rulesCalls } from './contract/rules.ts';
import { runCalls } from './contract/run.ts';
import { scenarioCalls } from './contract/scenario.ts';
import { specCalls } from './contract/spec.ts';
import type { Call } from './contract/call.ts';

/** Every call between page and backend. Both transports carry this table and nothing else. */
export const contract = {
  ...appCalls,
  ...fileCalls,
  ...projectCalls,
  ...previewCalls,
  ...scenarioCalls,
  ...rulesCalls,
  ...runCalls,
  ...specCalls,
  ...revisionCalls,
  ...lookupCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type CallParsed<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = Contract[N] extends Call<z.ZodType, infer O> ? O : never;
