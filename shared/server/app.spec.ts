import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { Mount } from './kernel.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import { protocolRouter } from './serving/protocol-router.ts';
import { readForm } from './serving/read-body.ts';
import type { Client } from './testing/client.ts';
import { fruitRoutes } from './testing/fruit-routes.given.ts';
import { actorByHeader, startServer, type TestServer } from './testing/server.ts';

const protocol: Mount = (kernel) => {
  const router = protocolRouter(kernel);
  router.get('/o/:slug/did.json', (ctx) => {
    ctx.body = { id: ctx.params['slug'] };
  });
  router.post('/o/:slug/token', async (ctx) => {
    const form = await readForm(ctx.req);
    if (form['code'] === 'broken') throw new Error('Samira');
    if (form['code'] !== 'right') throw new OAuthRefusal('invalid_grant', 'unknown code', 400, { 'DPoP-Nonce': 'n1' });
    ctx.body = { access_token: 't' };
  });
};

const portal = (root: string): void => {
  mkdirSync(root, { recursive: true });
  writeFileSync(path.join(root, 'index.html'), '<app-root ngCspNonce="CSP_NONCE"></app-root>');
  writeFileSync(path.join(root, 'main-ABCDEF12.js'), `console.log(1);${' '.repeat(2_000)}`);
  writeFileSync(path.join(root, 'manifest.webmanifest'), '{}');
  writeFileSync(path.join(root, '.secret.json'), '{}');
  writeFileSync(path.join(root, '..', 'outside.json'), '{"master":"key"}');
};

/** fetch would tidy the path before sending it. */
const rawGet = (url: string, target: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    http.get({ hostname, port, path: target, agent: false }, (answer) => resolve(answer.resume().statusCode ?? 0)).once('error', reject);
  });

describe('an application', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    const connect = ['http://localhost:7302'];
    server = await startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [fruitRoutes, protocol], connect });
    portal(server.house.config.webRoot);
    client = server.client();
  }, 60_000);
  afterAll(() => server.close());

  it('says that it lives, and that it is ready while database, outbox and keys are', async () => {
    expect((await client.send('GET', '/live')).body).toEqual({ live: true });
    const ready = await client.send('GET', '/ready');
    expect([ready.status, ready.body]).toEqual([
      200,
      {
        ready: true,
        checks: { database: true, outbox: { oldestSeconds: 0, dead: jasmine.any(Number) }, keys: true, masterKey: jasmine.anything() },
      },
    ]);
  });

  it('prints OpenAPI 3.1 from its contracts', async () => {
    const { body } = await client.send('GET', '/openapi.json');
    const printed = body as { openapi: string; paths: Record<string, Record<string, Record<string, unknown>>> };
    const pick = printed.paths['/api/v1/fruits']!['post']!;

    expect(printed.openapi).toBe('3.1.1');
    expect(pick['x-permission']).toBe('fruit:pick:org');
    expect(Object.keys(pick['responses'] as object).sort()).toEqual(['201', '401', '403', '409', '422']);
    expect((pick['parameters'] as { name: string }[]).map((one) => one.name)).toEqual(['Idempotency-Key']);
    expect(
      (printed.paths['/api/v1/fruits/{name}']!['get']!['parameters'] as { name: string; in: string }[]).map(
        (one) => `${one.in} ${one.name}`,
      ),
    ).toEqual(['path name', 'query times']);
  });

  it('has a page for every problem, in the reader’s language', async () => {
    const french = await client.send('GET', '/problems/not-ripe');
    const english = await client.send('GET', '/problems/not-ripe', { headers: { 'accept-language': 'en' } });

    expect(french.body as string).toContain('<h1>Ce fruit n’est pas mûr</h1>');
    expect(english.body as string).toContain('<h1>This fruit is not ripe</h1>');
    expect((await client.send('GET', '/problems/unknown')).status).toBe(404);
  });

  it('tells the pages its addresses and public keys only', async () => {
    const { body } = await client.send('GET', '/config.json');
    const settings = body as Record<string, unknown>;

    expect(Object.keys(settings).sort()).toEqual([
      'app',
      'demo',
      'issuerRegistryKey',
      'issuerUrl',
      'mailbox',
      'verifierRegistryKey',
      'verifierUrl',
      'walletUrl',
      'xsrf',
    ]);
    expect(Object.keys(settings['issuerRegistryKey'] as object).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('sends its guards with every answer', async () => {
    for (const target of ['/live', '/api/v1/fruits', '/nowhere.txt', '/']) {
      const { headers } = await client.send('GET', target);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    }
  });

  it('answers what does not exist with a problem, at the API and elsewhere', async () => {
    for (const [method, target] of [
      ['GET', '/api/v1/nothing'],
      ['PATCH', '/api/v1/fruits'],
      ['GET', '/nowhere.txt'],
      ['POST', '/nowhere'],
    ] as const) {
      const heard = await client.send(method, target);
      expect([target, heard.status, (heard.body as { code: string }).code]).toEqual([target, 404, 'not-found']);
    }
  });

  describe('the portal’s files', () => {
    it('give the index for every page, with a nonce of its own each time', async () => {
      const page = { headers: { accept: 'text/html' } };
      const first = await client.send('GET', '/sessions/12', page);
      const second = await client.send('GET', '/', page);
      const nonce = /ngCspNonce="([^"]+)"/u.exec(first.body as string)![1]!;

      expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      expect(first.headers.get('content-security-policy')).toContain("connect-src 'self' http://localhost:7302");
      expect(second.body).not.toContain(nonce);
      expect(first.headers.get('cache-control')).toBe('no-store');
    });

    it('keep hashed files for ever, compressed, and ask again for the others', async () => {
      const script = await client.send('GET', '/main-ABCDEF12.js', { headers: { 'accept-encoding': 'gzip' } });
      const manifest = await client.send('GET', '/manifest.webmanifest');

      expect([script.headers.get('cache-control'), script.headers.get('content-encoding')]).toEqual([
        'public, max-age=31536000, immutable',
        'gzip',
      ]);
      expect(script.body as string).toContain('console.log(1)');
      expect(manifest.headers.get('cache-control')).toBe('no-cache');
    });

    it('never leave their folder', async () => {
      for (const target of [
        '/../outside.json',
        '/%2e%2e/outside.json',
        '/..%2foutside.json',
        '//..//outside.json',
        '/.secret.json',
        '/x/../../outside.json',
        '/main-ABCDEF12.js%00.json',
      ]) {
        expect([target, await rawGet(server.url, target)]).toEqual([target, 404]);
      }
    });
  });

  describe('protocol endpoints', () => {
    it('answer every origin without credentials, preflight included', async () => {
      const heard = await client.send('GET', '/o/atelier/did.json', { headers: { origin: 'https://wallet.example' } });
      const preflight = await client.send('OPTIONS', '/o/atelier/token', {
        headers: { origin: 'https://wallet.example', 'access-control-request-method': 'POST' },
      });

      expect([heard.body, heard.headers.get('access-control-allow-origin'), heard.headers.get('access-control-allow-credentials')]).toEqual(
        [{ id: 'atelier' }, '*', null],
      );
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
      expect(preflight.headers.get('access-control-allow-headers')).toContain('DPoP');
    });

    it('refuse in the words of OAuth, faults included, naming nothing of the cause', async () => {
      const post = (body: string) =>
        client.send('POST', '/o/atelier/token', { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      const wrong = await post('code=wrong');
      const twice = await post('code=a&code=right');
      const broken = await post('code=broken');

      expect([wrong.status, wrong.body, wrong.headers.get('dpop-nonce')]).toEqual([
        400,
        { error: 'invalid_grant', error_description: 'unknown code' },
        'n1',
      ]);
      expect((twice.body as { error: string }).error).toBe('invalid_request');
      expect([broken.status, (broken.body as { error: string }).error]).toEqual([500, 'server_error']);
      expect(JSON.stringify(broken.body)).not.toContain('Samira');
      expect(server.faults.length).toBe(1);
    });

    it('are logged by their template', async () => {
      await client.send('GET', '/o/secret-slug/did.json');

      expect(JSON.parse(server.house.lines.at(-1)!)).toEqual(jasmine.objectContaining({ route: '/o/:slug/did.json', status: 200 }));
    });
  });

  it('has a mailbox page on localhost without SMTP', async () => {
    expect((await client.send('GET', '/mailbox')).status).toBe(200);
  });

  it('refuses an address that cannot be read, and outlives it', async () => {
    expect(await rawGet(server.url, 'http://[/')).toBe(400);
    expect((await client.send('GET', '/live')).status).toBe(200);
  });

  it('refuses to serve one route twice', async () => {
    await expectAsync(
      startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [fruitRoutes, fruitRoutes] }),
    ).toBeRejectedWithError(/served twice/u);
  });
});
