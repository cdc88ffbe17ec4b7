import { create } from 'zustand';
import type { ConnectionState } from '#renderer/rpc/transport.ts';
import { connectionState, watchConnection } from '#renderer/rpc/connection.ts';

/** Whether the backend answers, for views. */
export const useConnection = create<{ readonly state: ConnectionState; readonly lostAt: number | undefined }>()((set) => {
  watchConnection((state, before) => {
    const down = state === 'lost' || state === 'refused';
    const wasDown = before === 'lost' || before === 'refused';
    set(down ? (wasDown ? { state } : { state, lostAt: Date.now() }) : { state, lostAt: undefined });
  });
  return { state: connectionState(), lostAt: undefined };
});
