import type { Route } from '../../contract/route.ts';
import { inTenant } from '../database.ts';
import type { Mount, Permissions } from '../kernel.ts';
import type { AppName } from '../migrate.ts';
import { inScope } from '../open-scope.ts';
import { newId } from '../random.ts';
import type { Scope } from '../scope.ts';
import { accountActor } from './rolled-back.ts';
import { specTime } from './house.ts';
import { actorByHeader, asActor, startServer, type TestServer } from './server.ts';

export interface ListSpec {
  readonly route: Route;
  readonly params?: (organisationId: string) => Readonly<Record<string, unknown>>;
  /**
   * Makes what the list shows for one organisation, in a transaction that commits, and gives a word by which it is recognised in the answer.
   * The scope is opened for that organisation, whose own row is for this function to make where others must point to it.
   */
  readonly given: (scope: Scope, organisationId: string) => Promise<string>;
  /** The tenant tables behind the list. */
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

const countIn = async (server: TestServer, organisationIds: readonly string[], table: string, condition: string): Promise<number> =>
  inTenant(server.house.knex, { organisationIds }, { readOnly: true }, async (db) => {
    const { rows } = await db.raw<{ rows: { count: number }[] }>(`select count(*)::int as count from ?? where ${condition}`, [table]);
    return rows[0]!.count;
  });

const fenceSpecs = (suite: TenantSuite, running: () => TestServer): void => {
  it('fences every table that names an organisation, and every other one not listed as open', async () => {
    const tables = await tablesOf(running(), suite.only);
    const loose = tables.filter((table) => !(table.enabled && table.forced && table.policies > 0));

    expect(loose.filter((table) => table.tenant).map((table) => table.name)).toEqual([]);
    expect(loose.map((table) => table.name).filter((name) => !suite.open.includes(name))).toEqual([]);
  });

  it('shows nothing of any fenced table without a setting', async () => {
    const fenced = (await tablesOf(running(), suite.only)).filter((table) => table.enabled && !suite.open.includes(table.name));
    const counts = await Promise.all(fenced.map(async ({ name }) => [name, await countIn(running(), [], name, 'true')] as const));

    expect(fenced.length).toBeGreaterThan(0);
    expect(counts.filter(([, count]) => count > 0)).toEqual([]);
  });
};

const listSpec = (suite: TenantSuite, list: ListSpec, running: () => TestServer): void => {
  const permissions = list.route.allow.includes(':') ? [list.route.allow] : [];
  const organisations = [newId(specTime), newId(specTime)] as const;
  const words: string[] = [];
  const answerFor = async (organisationId: string): Promise<string> => {
    const given = list.params ? { params: list.params(organisationId) as never } : {};
    const heard = await running()
      .client()
      .call(list.route, given, asActor(accountActor(organisationId, permissions)));
    expect(heard.status).toBe(200);
    return JSON.stringify(heard.body);
  };

  describe(`${list.route.method} ${list.route.path}`, () => {
    beforeAll(async () => {
      for (const organisationId of organisations) {
        const options = { actor: accountActor(organisationId, permissions), tenant: { organisationIds: [organisationId] } };
        words.push(await inScope(running().house, options, (scope) => list.given(scope, organisationId)));
      }
    });

    it('shows an organisation its own, and nothing of the other', async () => {
      for (const [own, other] of [
        [0, 1],
        [1, 0],
      ] as const) {
        const answer = await answerFor(organisations[own]);
        expect(answer).toContain(words[own]!);
        expect(answer).not.toContain(words[other]!);
      }
    });

    it('would still do so if the code forgot its own filter', async () => {
      for (const table of list.tables) {
        const [a, b] = organisations;
        expect(await countIn(running(), [a], table, `organisation_id = '${a}'`))
          .withContext(`${table}: own rows`)
          .toBeGreaterThan(0);
        expect(await countIn(running(), [a], table, `organisation_id <> '${a}'`))
          .withContext(`${table}: rows of others`)
          .toBe(0);
        expect(await countIn(running(), [a, b], table, 'true'))
          .withContext(`${table}: the two together`)
          .toBeGreaterThan(1);
      }
    });
  });
};

/** Row-level security read from the catalogue and tried on lists with two organisations. Call it at the top level of a spec file. */
export const tenantSuite = (suite: TenantSuite): void => {
  describe(`the tenants of the ${suite.app}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer(suite.app, { authenticate: actorByHeader, permissions: suite.permissions, modules: suite.modules });
    }, 60_000);
    afterAll(() => server.close());

    fenceSpecs(suite, () => server);
    for (const list of suite.lists) listSpec(suite, list, () => server);
  });
};
