import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compressApp, sealNonce } from './seal-app.ts';
import { walletServer } from './wallet-server.ts';

describe('the wallet’s files', () => {
  let folder: string;
  let server: Server;
  let url: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'carnet-wallet-'));
    writeFileSync(path.join(folder, 'index.html'), '<carnet-root ngCspNonce="CSP_NONCE"></carnet-root>');
    writeFileSync(path.join(folder, 'main-ABCDEF12.js'), `console.info(${JSON.stringify('x'.repeat(2000))});`);
    writeFileSync(path.join(folder, 'ngsw.json'), JSON.stringify({ hashTable: { '/index.html': 'old' } }));
    sealNonce(folder);
    compressApp(folder);
    server = walletServer({ folder, config: { issuerUrl: 'http://localhost:1' }, reachable: ['http://localhost:1'] });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('carry one nonce for each build, the same in the page, the policy and the service worker’s hash', async () => {
    const response = await fetch(`${url}/connect`);
    const page = await response.text();

    const nonce = /ngCspNonce="([^"]+)"/u.exec(page)?.[1] ?? 'none';

    expect(nonce).not.toBe('CSP_NONCE');
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    const { hashTable } = JSON.parse(readFileSync(path.join(folder, 'ngsw.json'), 'utf8')) as { hashTable: Record<string, string> };
    expect(hashTable['/index.html']).toBe(createHash('sha1').update(page).digest('hex'));
  });

  it('let the page talk to its own origin, the two servers and https only', async () => {
    const policy = (await fetch(url)).headers.get('content-security-policy');

    expect(policy).toContain("connect-src 'self' https: http://localhost:1;");
    expect(policy).toContain("default-src 'none'");
  });

  it('keep hashed files for ever, compressed, and ask again for the others', async () => {
    const script = await fetch(`${url}/main-ABCDEF12.js`);
    const page = await fetch(`${url}/index.html`);

    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(await script.text()).toContain('xxxx');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(url, { headers: { 'If-None-Match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('refuse other methods, unknown files and ways out of the folder', async () => {
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${url}/unknown.js`)).status).toBe(404);
    expect((await fetch(`${url}/%2e%2e%2f%2e%2e%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${url}/%zz`)).status).toBe(404);
  });

  it('hand over the settings', async () => {
    expect(await (await fetch(`${url}/config.json`)).json()).toEqual({ issuerUrl: 'http://localhost:1' });
  });

  it('give back the mark of a carnet that was here to who sends it, so that it outlives what scripts wrote', async () => {
    const settings = `${url}/config.json`;
    const cookie = async (sent: string) => (await fetch(settings, { headers: { cookie: sent } })).headers.get('set-cookie');

    expect(await cookie('issuer-xsrf=a; carnet-made=1')).toBe('carnet-made=1; Path=/; Max-Age=34560000; SameSite=Strict');
    expect(await cookie('carnet-made=12')).toBeNull();
    expect((await fetch(settings)).headers.get('set-cookie')).toBeNull();
    expect((await fetch(`${url}/index.html`, { headers: { cookie: 'carnet-made=1' } })).headers.get('set-cookie')).toBeNull();
  });

  it('keep the mark to https where that is the wallet’s address', async () => {
    const sealed = walletServer({ folder, config: {}, reachable: [], secure: true });
    await new Promise<void>((resolve) => sealed.listen(0, '127.0.0.1', resolve));
    const there = `http://127.0.0.1:${(sealed.address() as AddressInfo).port}/config.json`;
    const answer = await fetch(there, { headers: { cookie: 'carnet-made=1' } });
    sealed.close();

    expect(answer.headers.get('set-cookie')).toMatch(/; SameSite=Strict; Secure$/u);
  });
});
