import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardCall, guardHost, jsonDepth } from '#electron/web/guard-request.ts';
import { startWebHost } from '#test/drivers/web-host.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

describe('who may call', () => {
  it.each(['127.0.0.1:4000', 'localhost:4000'])('Host %s', (host) => expect(guardHost(host, 4000)).toBeUndefined());
  it.each([undefined, '', '127.0.0.1', '127.0.0.1:4001', 'evil.example:4000', 'localhost.evil.example:4000'])(
    'Host %s is refused',
    (host) => expect(guardHost(host, 4000)).toMatchObject({ status: 421 }),
  );
  it('a call needs POST, our origin, our header and JSON', () => {
    const good = {
      origin: 'http://127.0.0.1:4000',
      'x-mapwright': '1',
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    };
    expect(guardCall('POST', good, 4000)).toBeUndefined();
    expect(guardCall('GET', good, 4000)).toMatchObject({ status: 405 });
    expect(guardCall('POST', { ...good, origin: 'http://evil.example' }, 4000)).toMatchObject({ status: 403 });
    expect(guardCall('POST', { ...good, 'sec-fetch-site': 'cross-site' }, 4000)).toMatchObject({ status: 403 });
    expect(guardCall('POST', { ...good, 'x-mapwright': undefined }, 4000)).toMatchObject({ status: 403 });
    expect(guardCall('POST', { ...good, 'content-type': 'text/plain' }, 4000)).toMatchObject({ status: 415 });
  });
  it('counts the depth of JSON without parsing it', () => {
    expect(jsonDepth('{"a":[{"b":"[[[["}]}', 100)).toBe(3);
    expect(jsonDepth('['.repeat(100_000), 400)).toBe(401);
  });
});

describe('the launch token', () => {
  it('is good once, then the cookie carries on, also to a server started again on that port', async () => {
    const host = await startWebHost();
    const cookie = await host.signIn();
    expect((await fetch(host.address, { redirect: 'manual' })).status).toBe(403);
    expect((await fetch(host.address, { redirect: 'manual', headers: { cookie } })).status).toBe(303);
    expect((await fetch(`http://127.0.0.1:${host.port}/`)).status).toBe(403);
    expect((await fetch(`http://127.0.0.1:${host.port}/`, { headers: { cookie } })).status).toBe(200);
    await host.kill();
    const again = await startWebHost({ folder: host.folder, port: host.port, cookie });
    expect(await again.call('app.info', {})).toMatchObject({ ok: true });
    // Neither token nor cookie stands in an argument or in a file.
    const [token, value] = [new URL(host.address).searchParams.get('t') ?? '', cookie.split('=')[1] ?? ''];
    const kept = readdirSync(join(host.folder, 'home/sessions'))
      .map((file) => readFileSync(join(host.folder, 'home/sessions', file), 'utf8'))
      .join('');
    expect(kept.includes(token) || kept.includes(value)).toBe(false);
    await again.close();
  }, 60_000);
});

itShared(
  'stands the probe of a loopback host',
  ['hostile', 'webhost', 'probe.mjs'],
  async (probe) => {
    const host = await startWebHost();
    const cookie = await host.signIn();
    const args = [
      probe,
      '--url',
      `http://127.0.0.1:${host.port}`,
      '--rpc',
      '/api/call',
      '--method-body',
      '{"name":"app.info","input":{}}',
      '--auth',
      'X-Mapwright: 1',
      '--cookie',
      cookie,
    ];
    const output = await new Promise<string>((resolve) => {
      let text = '';
      const child = spawn(process.execPath, args);
      child.stdout.on('data', (part: Buffer) => (text += part.toString()));
      child.on('close', () => resolve(text));
    });
    await host.close();
    console.log(output.trim().split('\n').at(-1));
    expect(output.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
    expect(output).toMatch(/^\d\d pass, 0 fail/m);
  },
  120_000,
);
