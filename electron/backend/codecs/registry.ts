import { makeRegistry } from '#shared/formats/registry.ts';

/** The formats of this program; a codec whose library needs Node is handed in here. */
export const registry = makeRegistry();
