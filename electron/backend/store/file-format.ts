/** `MPWR` in ASCII: says in byte 68 of the file that it is a Mapwright project. Never changes. */
export const applicationId = 0x4d505752;

/** The first bytes of every SQLite file. */
export const sqliteMagic = 'SQLite format 3\0';

/** The first bytes of a rollback journal, and the last eight when it names a super-journal: ours never do. */
export const journalMagic = Buffer.from('d9d505f920a163d7', 'hex');

/** A file larger than this is not opened. */
export const largestFile = 16 * 1024 ** 3;

/** Time that checking a file of a stranger may take, in milliseconds. */
export const checkDeadline = 4_000;
