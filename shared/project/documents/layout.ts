/** Where the canvas of one mapping stands. Node ids are those of `shared/graph`. */
export interface Layout {
  readonly id: string;
  /** Moved nodes only; others are placed by arithmetic. Flow coordinates, px. */
  readonly nodes: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}
