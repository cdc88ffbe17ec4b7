import { z } from 'zod';
import type { Edit } from './edit.ts';

const isEdit = (value: unknown): value is Edit => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Validates an edit on arrival. */
export const editSchema = z.custom<Edit>(isEdit);
