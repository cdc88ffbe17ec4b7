/** Levels of arrays, objects and elements that are read and written; deeper ones are refused. */
export const maxDepth = 512;
