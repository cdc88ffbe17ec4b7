import type { Bridge } from '#shared/rpc/bridge.ts';
import type { Transport } from './transport.ts';
import { isAnswer, isEvent } from './read-message.ts';
import { Unreachable } from './transport.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in a browser. */
    readonly mapwright?: Bridge;
  }
}

/** Calls and events through the desktop's preload. */
export function ipcTransport(bridge: Bridge): Transport {
  return {
    host: 'desktop',
    async call(name, input) {
      const answer: unknown = await bridge.call(name, input).catch((error: unknown) => {
        throw new Unreachable(error instanceof Error ? error.message : String(error));
      });
      if (isAnswer(answer)) return answer;
      throw new Unreachable('The answer is not one of Mapwright.');
    },
    listen(onEvent, onState) {
      const stop = bridge.subscribe((event: unknown) => {
        if (isEvent(event)) onEvent(event);
      });
      onState('open');
      return stop;
    },
  };
}
