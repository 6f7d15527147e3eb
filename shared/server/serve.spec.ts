import type { Route } from '../contract/route.ts';
import { inScope } from './open-scope.ts';
import type { Actor } from './scope.ts';
import { tenantFor } from './serving/check-permission.ts';
import type { Client, Heard } from './testing/client.ts';
import {
  approveFruit,
  breakThings,
  eatFruit,
  echoFruit,
  exportFruit,
  fruitRoutes,
  guessFruit,
  listSeasons,
  lookAtFruit,
  pickFruit,
  walletFruit,
} from './testing/fruit-routes.given.ts';
import { accountActor } from './testing/rolled-back.ts';
import { actorByHeader, asActor, startServer, type TestServer } from './testing/server.ts';
import type { ProblemBody } from '../contract/problem.ts';

const organisationId = '019aa000-0000-7000-8000-0000000000c1';
const picker = accountActor(organisationId, ['fruit:pick:org']);
const platform = accountActor(null, ['fruit:approve:platform'], undefined, 'platform');
const wallet: Actor = { kind: 'wallet', thumbprint: 'thumb-1', connectionId: null, organisationId: null, personId: null };
const problemOf = (heard: Heard): ProblemBody => heard.body as ProblemBody;
const pear = { name: 'poire', weight: 120 };

describe('serve', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [fruitRoutes] });
    client = server.client();
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(() => server.faults.splice(0));

  const lines = (entityId: string): Promise<number> =>
    inScope(
      server.house,
      { actor: picker, tenant: { organisationIds: [organisationId], grant: 'platform' } },
      async (scope) => (await scope.db('audit_log').where({ entityId })).length,
    );

  describe('shape', () => {
    it('answers what the contract names, and nothing more', async () => {
      const heard = await client.call(pickFruit, { body: pear }, asActor(picker));

      expect(heard.status).toBe(201);
      expect(heard.body).toEqual(pear);
    });

    it('ignores unknown fields of the request', async () => {
      const heard = await client.call(pickFruit, { body: { ...pear, colour: 'green' } as typeof pear }, asActor(picker));

      expect(heard.status).toBe(201);
    });

    it('names every wrong field at once', async () => {
      const heard = await client.call(pickFruit, { body: { name: 'x', note: 'long' } as never }, asActor(picker));

      expect(heard.status).toBe(422);
      expect(heard.headers.get('content-type')).toBe('application/problem+json');
      expect(problemOf(heard).errors).toEqual([
        { pointer: '/name', code: 'too-small' },
        { pointer: '/weight', code: 'invalid-type' },
        { pointer: '/note', code: 'too-big' },
      ]);
    });

    it('names wrong parameters and queries too', async () => {
      const heard = await client.call(lookAtFruit, { params: { name: 'a-name-too-long' }, query: { times: 12 } }, asActor(picker));

      expect(problemOf(heard).errors).toEqual([
        { pointer: '/params/name', code: 'too-big' },
        { pointer: '/query/times', code: 'too-big' },
      ]);
    });

    it('keeps 400 for JSON that cannot be read, 415 for another format, 413 for too much', async () => {
      const send = (body: string, type = 'application/json'): Promise<Heard> =>
        client.send('POST', echoFruit.path, { body, headers: { 'content-type': type } });

      expect((await send('{"name":')).status).toBe(400);
      expect((await send('name=poire', 'application/x-www-form-urlencoded')).status).toBe(415);
      expect((await send('{"name":"poire","weight":1}', 'text/plain')).status).toBe(415);
      expect((await send(JSON.stringify({ name: 'x'.repeat(2_100), weight: 1 }))).status).toBe(413);
      expect((await send(JSON.stringify(pear))).status).toBe(200);
    });

    it('answers 204 without a body, files as they are, and headers beside a reply', async () => {
      expect(await client.call(eatFruit, { params: { name: 'poire' } }, asActor(picker))).toEqual(
        jasmine.objectContaining({ status: 204, body: '' }),
      );
      const file = await client.call(exportFruit);
      expect([file.headers.get('content-disposition'), file.headers.get('content-type')]).toEqual([
        'attachment; filename="fruits-d-t-.csv"',
        'text/csv; charset=utf-8',
      ]);
      const guess = await server.client().call(guessFruit, { body: { guess: 'x' } });
      expect(guess.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    });

    it('prefers a fixed path to one with a parameter', async () => {
      expect((await client.call(listSeasons)).body).toEqual({ grant: 'public' });
    });
  });

  describe('permission', () => {
    it('answers 401 to a stranger and 403 to a role without the permission', async () => {
      expect((await client.call(pickFruit, { body: pear })).status).toBe(401);
      expect((await client.call(pickFruit, { body: pear }, asActor(accountActor(organisationId, [])))).status).toBe(403);
    });

    it('lets a wallet into wallet routes only, and an account into none of them', async () => {
      expect((await client.call(walletFruit, {}, asActor(wallet))).body).toEqual({ holder: 'thumb-1' });
      expect((await client.call(walletFruit, {}, asActor(picker))).status).toBe(401);
      expect((await client.call(eatFruit, { params: { name: 'x' } }, asActor(wallet))).status).toBe(401);
    });

    it('opens the platform’s rows only to a platform permission that is held', async () => {
      expect((await client.call(approveFruit, { params: { name: 'x' } }, asActor(platform))).body).toEqual({ grant: 'platform' });
      expect((await client.call(approveFruit, { params: { name: 'x' } }, asActor(picker))).status).toBe(403);
      expect(tenantFor(pickFruit as unknown as Route, picker).grant).toBe('');
    });

    it('sets the tenant to the organisation of the actor, without the platform’s opening', async () => {
      expect((await client.call(lookAtFruit, { params: { name: 'x' } }, asActor(picker))).body).toEqual({
        name: `${organisationId} `,
        weight: 1,
      });
    });
  });

  describe('origin', () => {
    it('refuses a mutation from another origin, without one, or without the token', async () => {
      const wrong: readonly Readonly<Record<string, string>>[] = [
        { origin: 'http://localhost:9' },
        { origin: 'null' },
        { 'x-xsrf-token': 'wrong' },
        { 'x-xsrf-token': '' },
      ];
      for (const headers of wrong) {
        const heard = await client.call(pickFruit, { body: pear }, { ...asActor(picker), ...headers });
        expect([heard.status, problemOf(heard).code]).toEqual([403, 'foreign-origin']);
      }
      const bare = await fetch(server.url + pickFruit.path, {
        method: 'POST',
        headers: { ...asActor(picker), 'content-type': 'application/json', 'idempotency-key': 'bare-key-1' },
        body: JSON.stringify(pear),
      });
      expect(bare.status).toBe(403);
    });

    it('opens public and wallet routes, and no other, to the wallet’s origin without credentials', async () => {
      const from = server.client(server.house.config.walletUrl);
      const origin = { origin: server.house.config.walletUrl };
      const open = await from.call(walletFruit, {}, asActor(wallet));
      const closed = await from.call(pickFruit, { body: pear }, asActor(picker));
      const preflight = await from.send('OPTIONS', walletFruit.path, { headers: { ...origin, 'access-control-request-method': 'POST' } });
      const refused = await from.send('OPTIONS', pickFruit.path, { headers: { ...origin, 'access-control-request-method': 'POST' } });

      expect([open.status, open.headers.get('access-control-allow-origin'), open.headers.get('access-control-allow-credentials')]).toEqual([
        200,
        origin.origin,
        null,
      ]);
      expect([closed.status, closed.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('limit', () => {
    it('counts calls, says what is left, and refuses past it until the time given', async () => {
      const own = await startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [fruitRoutes] });
      const answers = [1, 2, 3].map(() => () => own.client().call(guessFruit, { body: { guess: 'x' } }));
      const [first, second, third] = [await answers[0]!(), await answers[1]!(), await answers[2]!()];
      await own.close();

      expect([first, second, third].map((heard) => [heard.status, heard.headers.get('ratelimit-remaining')])).toEqual([
        [200, '1'],
        [200, '0'],
        [429, '0'],
      ]);
      expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(50);
    }, 60_000);
  });

  describe('transaction', () => {
    it('is read-only for GET', async () => {
      const heard = await client.call(lookAtFruit, { params: { name: 'write' } }, asActor(picker));

      expect(heard.status).toBe(500);
      expect(String(server.faults[0])).toContain('read-only transaction');
    });

    it('is rolled back by a refusal, which answers with its words and headers in the caller’s language', async () => {
      const key = { 'idempotency-key': 'refused-then-right' };
      const heard = await client.call(
        pickFruit,
        { body: { name: 'unripe', weight: -1 } },
        { ...asActor(picker), ...key, 'accept-language': 'en-GB' },
      );

      expect(problemOf(heard)).toEqual({
        type: '/problems/not-ripe',
        title: 'This fruit is not ripe',
        status: 409,
        code: 'not-ripe',
        detail: 'Revenez en septembre.',
        instance: heard.headers.get('x-request-id')!,
      });
      expect(heard.headers.get('retry-after')).toBe('9');
      expect(await lines('unripe')).toBe(0);
      expect(server.faults).toEqual([]);
    });

    it('is rolled back by a fault, answered with the request id and nothing of the cause', async () => {
      const heard = await client.call(breakThings, { body: { how: 'throw' } });

      expect(heard.status).toBe(500);
      expect(Object.keys(problemOf(heard)).sort()).toEqual(['code', 'instance', 'status', 'title', 'type']);
      expect(server.house.lines.some((line) => line.includes(problemOf(heard).instance) && line.includes('fault'))).toBeTrue();
      expect(await lines('throw')).toBe(0);
    });

    it('is rolled back by a reply that is not the contract’s, and by a refusal nobody announced', async () => {
      for (const how of ['reply', 'undeclared']) {
        expect((await client.call(breakThings, { body: { how } })).status).toBe(500);
        expect(await lines(how)).toBe(0);
      }
      expect(server.faults.map(String).join()).toContain('refusal "secret-reason" is not declared');
    });

    it('lets nothing out that the contract does not name', async () => {
      expect((await client.call(breakThings, { body: { how: 'extra' } })).body).toEqual({ fine: true });
    });
  });

  it('logs the route’s template, status, time and ids, and no word of the request', async () => {
    await client.call(lookAtFruit, { params: { name: 'Benali' }, query: { times: 2 } }, asActor(picker));
    const line = JSON.parse(server.house.lines.at(-1)!) as Record<string, unknown>;

    expect(line).toEqual(
      jasmine.objectContaining({ route: '/api/v1/fruits/:name', status: 200, method: 'GET', organisationId, actor: 'account' }),
    );
    expect(server.house.lines.join('\n')).not.toMatch(/Benali|times/u);
  });
});
