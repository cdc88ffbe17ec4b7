/** Derived, never typed; in this order of precedence. */
export type Status = 'invalid' | 'open' | 'unproven' | 'partly-proven' | 'proven' | 'not-mapped';
