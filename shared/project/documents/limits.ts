/** How large the parts of a stored document may be. Generous for people, bounded for hostile files. */
export const limits = {
  /** An id as it stands in a file. */
  id: 100,
  /** A name, a label, a file name. */
  name: 500,
  /** A note or a description. */
  text: 20_000,
  /** An expression; the same bound as on the wire. */
  expression: 200_000,
  /** A field path. */
  path: 10_000,
  /** One schema file kept whole. */
  schemaFile: 20_000_000,
  /** Fields below fields. */
  fieldDepth: 200,
  /** Arrays and objects inside one another in any document. */
  depth: 1_000,
  /** UTF-16 units of one stored document. */
  body: 64_000_000,
} as const;
