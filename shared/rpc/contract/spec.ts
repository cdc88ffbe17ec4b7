import { z } from 'zod';
import type { SpecDocument } from '#shared/spec/document.ts';
import { call } from './call.ts';

const key = z.string();

export const specCalls = {
  'spec.document': call<SpecDocument>()(z.object({ key })),
  'spec.export': call<{ readonly name: string; readonly base64: string; readonly path: string }>()(
    z.object({ key, format: z.enum(['md', 'html', 'xlsx', 'json']) }),
  ),
};
