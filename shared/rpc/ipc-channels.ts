/** Channels of the desktop's bridge; there are no others. */
export const callChannel = 'mapwright:call';
export const eventChannel = 'mapwright:event';
