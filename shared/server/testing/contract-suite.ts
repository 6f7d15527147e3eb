import type { ProblemBody } from '../../contract/problem.ts';
import type { Route } from '../../contract/route.ts';
import type { AppName } from '../migrate.ts';
import type { Mount, Permissions } from '../kernel.ts';
import { isEmptyShape } from '../serving/openapi.ts';
import { RouteTable } from '../serving/route-table.ts';
import type { Actor } from '../scope.ts';
import type { Heard } from './client.ts';
import { accountActor } from './rolled-back.ts';
import { actorByHeader, asActor, startServer, type TestServer } from './server.ts';

export interface ContractSuite {
  readonly app: AppName;
  readonly modules: readonly Mount[];
  readonly permissions: Permissions;
}

const someId = '019aa000-0000-7000-8000-0000000000d1';
const stranger = 'https://stranger.example';
const codeOf = (heard: Heard): string => (heard.body as ProblemBody).code;
const named = (route: Route): string => `${route.method} ${route.path}`;

/** The routes the modules mount, read without a database: what the specs below are made of. */
export const routesOf = (modules: readonly Mount[]): readonly Route[] => {
  const routes: Route[] = [];
  const router = new Proxy({}, { get: () => () => router }) as never;
  const house = { config: { app: 'issuer', local: false } } as never;
  const authenticate = actorByHeader;
  for (const mount of modules)
    mount({
      house,
      authenticate,
      permissionsOf: () => new Set(),
      table: new RouteTable(),
      dressing: { pairs: [], flat: [] },
      routes,
      router,
      protocols: [],
    });
  return routes;
};

const allowed = (route: Route): Actor => {
  if (route.allow === 'wallet')
    return { kind: 'wallet', thumbprint: 'spec', connectionId: someId, organisationId: someId, personId: someId };
  if (route.allow === 'machine') return { kind: 'machine', organisationId: someId };
  return accountActor(someId, route.allow.includes(':') ? [route.allow] : []);
};

const path = (route: Route): string => route.path.replace(/:\w+/gu, someId);
const key = (route: Route): Readonly<Record<string, string>> => (route.creates ? { 'idempotency-key': crypto.randomUUID() } : {});

const send = (server: TestServer, route: Route, headers: Readonly<Record<string, string>>): Promise<Heard> =>
  server
    .client()
    .send(route.method, path(route), { headers: { ...key(route), ...headers }, ...(route.method === 'GET' ? {} : { body: {} }) });

const routeSpecs = (route: Route, running: () => TestServer): void => {
  if (route.allow !== 'public') {
    it(`${named(route)} answers 401 without sign-in`, async () => {
      expect((await send(running(), route, {})).status).toBe(401);
    });
  }
  if (route.allow.includes(':')) {
    it(`${named(route)} answers 403 without ${route.allow}`, async () => {
      const heard = await send(running(), route, asActor(accountActor(someId, ['other:permission:org'])));

      expect([heard.status, codeOf(heard)]).toEqual([403, 'not-allowed']);
    });
  }
  if (route.method !== 'GET') {
    it(`${named(route)} answers 403 to a foreign origin`, async () => {
      const heard = await send(running(), route, { ...asActor(allowed(route)), origin: stranger });

      expect([heard.status, codeOf(heard)]).toEqual([403, 'foreign-origin']);
    });
  }
  if (route.method !== 'GET' && !route.body.safeParse({}).success) {
    it(`${named(route)} answers 422 to an empty body, naming the fields`, async () => {
      const heard = await send(running(), route, asActor(allowed(route)));

      expect([heard.status, codeOf(heard)]).toEqual([422, 'invalid-request']);
      expect((heard.body as ProblemBody).errors?.length).toBeGreaterThan(0);
    });
  }
};

const wholeSpecs = (suite: ContractSuite, routes: readonly Route[], running: () => TestServer): void => {
  it('mounts at least one route, and each of them once', () => {
    const places = routes.map((route) => named(route).replace(/:\w+/gu, ':'));

    expect(routes.length).toBeGreaterThan(0);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it('prints every route in OpenAPI, with its permission', async () => {
    const { body } = await running().client().send('GET', '/openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, { 'x-permission'?: string; requestBody?: unknown }>> };
    const printed = (route: Route) => paths[route.path.replace(/:(\w+)/gu, '{$1}')]?.[route.method.toLowerCase()];

    expect(routes.filter((route) => printed(route)?.['x-permission'] !== route.allow).map(named)).toEqual([]);
    expect(
      routes.filter((route) => route.method !== 'GET' && !isEmptyShape(route.body) && !printed(route)?.requestBody).map(named),
    ).toEqual([]);
  });

  it('asks only for permissions that a role holds, and gives no role one that no route asks for', () => {
    const held = new Set(Object.values(suite.permissions).flat());
    const asked = new Set<string>(routes.map((route) => route.allow).filter((allow) => allow.includes(':')));

    expect([...asked].filter((permission) => !held.has(permission))).toEqual([]);
    expect([...held].filter((permission) => !asked.has(permission))).toEqual([]);
  });
};

/** Five lines for every contract route, for free: call it at the top level of a spec file with the application's modules. */
export const contractSuite = (suite: ContractSuite): void => {
  const routes = routesOf(suite.modules);
  describe(`the contracts of the ${suite.app}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer(suite.app, { authenticate: actorByHeader, permissions: suite.permissions, modules: suite.modules });
    }, 60_000);
    afterAll(() => server.close());

    wholeSpecs(suite, routes, () => server);
    for (const route of routes) routeSpecs(route, () => server);
  });
};
