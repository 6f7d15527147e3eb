import pg from 'pg';
import * as z from 'zod';
import type { Route } from '../../contract/route.ts';
import { inTenant } from '../database.ts';
import type { House } from '../house.ts';
import type { Mount, Permissions } from '../kernel.ts';
import type { AppName } from '../migrate.ts';
import { inScope } from '../open-scope.ts';
import { newId } from '../random.ts';
import type { Actor, Scope, Tenant } from '../scope.ts';
import { routesOf } from './contract-suite.ts';
import { testDatabases } from './database.ts';
import { accountActor } from './rolled-back.ts';
import { specTime } from './house.ts';
import { actorByHeader, asActor, startServer, type TestServer } from './server.ts';

export interface ListSpec {
  readonly route: Route;
  readonly params?: (organisationId: string) => Readonly<Record<string, unknown>>;
  /** Who asks, once `given` is there; an account that holds the route's permission when absent. */
  readonly actor?: (organisationId: string) => Actor;
  /**
   * Makes what the list shows for one organisation, in a transaction that commits, and gives a word by which it is recognised in the answer.
   * The scope is opened for that organisation, whose own row is for this function to make where others must point to it.
   */
  readonly given: (scope: Scope, organisationId: string) => Promise<string>;
  /** The tables behind the list, at least one of them with organisations. */
  readonly tables: readonly string[];
}

export interface TenantSuite {
  readonly app: AppName;
  readonly modules: readonly Mount[];
  readonly permissions: Permissions;
  /** Tables of the schema `public` that everyone may read, by name (a public catalogue): everything else must be fenced. */
  readonly open: readonly string[];
  /** Looks at these tables only; all of them when absent. */
  readonly only?: readonly string[];
  readonly lists: readonly ListSpec[];
  /** Paths of lists that are no organisation's: a public catalogue, what belongs to a wallet's key. */
  readonly elsewhere?: readonly string[];
  /** Makes rows that no list leads to, so that reading them without a setting means something. */
  readonly others?: (house: House) => Promise<void>;
}

interface Table {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: number;
  readonly tenant: boolean;
}

const catalogue = `
select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
  (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
  exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) as tenant
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'knex_migrations%' order by c.relname`;

const tablesOf = async (server: TestServer, only: readonly string[] | undefined): Promise<readonly Table[]> =>
  (await server.house.knex.raw<{ rows: Table[] }>(catalogue)).rows.filter((table) => !only || only.includes(table.name));

const countIn = async (server: TestServer, tenant: Tenant, table: string, condition: string): Promise<number> =>
  inTenant(server.house.knex, tenant, { readOnly: true }, async (db) => {
    const { rows } = await db.raw<{ rows: { count: number }[] }>(`select count(*)::int as count from ?? where ${condition}`, [table]);
    return rows[0]!.count;
  });

/** Row-level security lets every row of these tables be read while `work` runs: what is left is the code's own filter. */
const unfenced = async <T>(app: AppName, tables: readonly string[], work: () => Promise<T>): Promise<T> => {
  const owner = new pg.Client({ connectionString: (await testDatabases())[app].migrationUrl });
  const names = tables.map((table) => pg.escapeIdentifier(table));
  await owner.connect();
  try {
    for (const name of names) await owner.query(`create policy spec_opening on ${name} for select using (true)`);
    return await work();
  } finally {
    for (const name of names) await owner.query(`drop policy if exists spec_opening on ${name}`);
    await owner.end();
  }
};

const isList = ({ method, path, allow, reply }: Route): boolean => {
  if (method !== 'GET' || allow === 'public' || allow.endsWith(':platform') || /:\w+$/u.test(path)) return false;
  const { properties = {} } = z.toJSONSchema(reply, { unrepresentable: 'any', io: 'input' });
  return Object.values(properties).some((property) => typeof property === 'object' && property.type === 'array');
};

const completeSpec = ({ modules, lists, elsewhere = [] }: TenantSuite): void => {
  it('tries every list that a member or a wallet may read', () => {
    const tried = new Set([...lists.map(({ route }) => route.path), ...elsewhere]);
    const served = routesOf(modules)
      .filter(isList)
      .map((route) => route.path);

    expect(served.filter((path) => !tried.has(path))).toEqual([]);
  });
};

const permissionsOf = ({ route }: ListSpec): readonly string[] => (route.allow.includes(':') ? [route.allow] : []);

const makeFor = (server: TestServer, list: ListSpec, organisationId: string): Promise<string> => {
  const options = { actor: accountActor(organisationId, permissionsOf(list)), tenant: { organisationIds: [organisationId] } };
  return inScope(server.house, options, (scope) => list.given(scope, organisationId));
};

const fenceSpecs = (suite: TenantSuite, running: () => TestServer): void => {
  it('fences every table that names an organisation, and every other one not listed as open', async () => {
    const tables = await tablesOf(running(), suite.only);
    const loose = tables.filter((table) => !(table.enabled && table.forced && table.policies > 0));

    expect(loose.filter((table) => table.tenant).map((table) => table.name)).toEqual([]);
    expect(loose.map((table) => table.name).filter((name) => !suite.open.includes(name))).toEqual([]);
  });

  it('shows nothing of any fenced table without a setting', async () => {
    for (const list of suite.lists) await makeFor(running(), list, newId(specTime));
    const fenced = (await tablesOf(running(), suite.only)).filter((table) => table.enabled && !suite.open.includes(table.name));
    const counts = await Promise.all(
      fenced.map(async ({ name }) => [name, await countIn(running(), { organisationIds: [] }, name, 'true')] as const),
    );

    expect(fenced.length).toBeGreaterThan(0);
    expect(counts.filter(([, count]) => count > 0)).toEqual([]);
    // It fills every list there is.
  }, 30_000);
};

const listSpec = (suite: TenantSuite, list: ListSpec, running: () => TestServer): void => {
  const organisations = [newId(specTime), newId(specTime)] as const;
  const words: string[] = [];
  const actorOf = (organisationId: string): Actor => list.actor?.(organisationId) ?? accountActor(organisationId, permissionsOf(list));
  const answerFor = async (organisationId: string): Promise<string> => {
    const given = list.params ? { params: list.params(organisationId) as never } : {};
    const heard = await running()
      .client()
      .call(list.route, given, asActor(actorOf(organisationId)));
    expect(heard.status).toBe(200);
    return JSON.stringify(heard.body);
  };

  const expectOwnOnly = async (): Promise<void> => {
    for (const [own, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const answer = await answerFor(organisations[own]);
      expect(answer).toContain(words[own]!);
      expect(answer).not.toContain(words[other]!);
    }
  };

  describe(`${list.route.method} ${list.route.path}`, () => {
    beforeAll(async () => {
      for (const organisationId of organisations) words.push(await makeFor(running(), list, organisationId));
    });

    it('shows an organisation its own, and nothing of the other', expectOwnOnly);

    it('would still do so if row-level security let everything through', () => unfenced(suite.app, list.tables, expectOwnOnly));

    it('would still do so if the code forgot its own filter', async () => {
      const [a, b] = organisations;
      const actor = actorOf(a);
      const tenant = {
        accountId: actor.kind === 'account' ? actor.accountId : null,
        holder: actor.kind === 'wallet' ? actor.thumbprint : null,
      };
      const own = (await tablesOf(running(), list.tables)).filter((table) => table.tenant);
      expect(own.length).toBeGreaterThan(0);
      for (const { name: table } of own) {
        expect(await countIn(running(), { ...tenant, organisationIds: [a] }, table, `organisation_id = '${a}'`))
          .withContext(`${table}: own rows`)
          .toBeGreaterThan(0);
        expect(await countIn(running(), { ...tenant, organisationIds: [a] }, table, `organisation_id <> '${a}'`))
          .withContext(`${table}: rows of others`)
          .toBe(0);
        expect(await countIn(running(), { ...tenant, organisationIds: [a, b] }, table, 'true'))
          .withContext(`${table}: the two together`)
          .toBeGreaterThan(1);
      }
    });
  });
};

/**
 * Row-level security read from the catalogue, and every list tried with two organisations: by both fences, by row-level security alone, by the
 * code's own filter alone. Call it at the top level of a spec file.
 */
export const tenantSuite = (suite: TenantSuite): void => {
  describe(`the tenants of the ${suite.app}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer(suite.app, { authenticate: actorByHeader, permissions: suite.permissions, modules: suite.modules });
      await suite.others?.(server.house);
    }, 60_000);
    afterAll(() => server.close());

    fenceSpecs(suite, () => server);
    completeSpec(suite);
    for (const list of suite.lists) listSpec(suite, list, () => server);
  });
};
