import { startWebHost } from '#test/drivers/web-host.ts';
import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import { rpcSuite } from './rpc-suite.ts';

rpcSuite('the loopback host', async () => {
  const host = await startWebHost();
  const cookie = await host.signIn();
  const events = await host.events();
  return {
    raw: async (name, input) => {
      const response = await fetch(`http://127.0.0.1:${host.port}/api/call`, {
        method: 'POST',
        headers: { cookie, 'x-mapwright': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ name, input }),
      });
      return (await response.json()) as AnswerMessage;
    },
    call: host.call,
    waitFor: events.waitFor,
    close: async () => {
      events.stop();
      await host.close();
    },
  };
});
