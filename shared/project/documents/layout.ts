import { z } from 'zod';
import { defineDocument } from './define-document.ts';
import { idSchema, recordSchema } from './text-schemas.ts';

/** Where the canvas of one mapping stands. Node ids are those of `shared/graph`. */
export interface Layout {
  readonly id: string;
  /** Moved nodes only; others are placed by arithmetic. Flow coordinates, px. */
  readonly nodes: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

const coordinate = z.number().min(-1e7).max(1e7);
export const pointSchema = z.strictObject({ x: coordinate, y: coordinate });

export const layoutDocument = defineDocument<Layout>()('layout', z.strictObject({ id: idSchema, nodes: recordSchema(pointSchema) }));
