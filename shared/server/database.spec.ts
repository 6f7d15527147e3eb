import { Model } from 'objection';
import pg from 'pg';
import { inTenant, openDatabase } from './database.ts';
import { refuseUnsafeRole } from './role-check.ts';
import { testDatabases, type TestDatabases } from './testing/database.ts';
import { testHouse } from './testing/house.ts';
import { inRolledBack } from './testing/rolled-back.ts';

const a = '019aa000-0000-7000-8000-00000000000a';
const b = '019aa000-0000-7000-8000-00000000000b';

class Line extends Model {
  static override tableName = 'audit_log';
  declare organisationId: string | null;
}

const run = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

describe('the database', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  }, 60_000);

  it('shows a tenant its own rows only, and nothing without a setting', async () => {
    await inRolledBack('issuer', { organisationIds: [a] }, async (scope) => {
      await scope.audit('made', 'thing', '1');
      const other = await scope.as({ organisationIds: [b] });
      await other.audit('made', 'thing', '2');

      expect((await Line.query(other.db)).map((line) => line.organisationId)).toEqual([b]);
      await scope.as({ organisationIds: [a, b] });
      expect((await Line.query(scope.db)).length).toBe(2);
      await scope.as({ organisationIds: [] });
      expect((await Line.query(scope.db)).length).toBe(0);
    });
  });

  it('refuses a row written for another organisation', async () => {
    const write = inRolledBack('issuer', { organisationIds: [a] }, (scope) =>
      scope.db('outbox_facts').insert({ organisationId: b, subject: 's', name: 'n', payload: '{}', recordedAt: scope.now() }),
    );

    await expectAsync(write).toBeRejectedWithError(/row-level security/u);
  });

  it('refuses a write in a read-only transaction', async () => {
    const { knex } = await testHouse('issuer');
    const write = inTenant(knex, { organisationIds: [a] }, { readOnly: true }, (db) => db.raw('delete from outbox_facts'));

    await expectAsync(write).toBeRejectedWithError(/read-only transaction/u);
  });

  it('refuses a tenant whose id is not a UUID', async () => {
    const { knex } = await testHouse('issuer');

    await expectAsync(inTenant(knex, { organisationIds: ["a,'"] }, {}, async () => 0)).toBeRejectedWithError(/not a UUID/u);
  });

  it('leaves nothing of a tenant on the connection, 2,000 interleaved transactions later', async () => {
    const { knex } = await testHouse('verifier');
    const one = async (index: number): Promise<string> => {
      if (index % 3 === 0) {
        const { rows } = await knex.raw<{ rows: { seen: string }[] }>(
          `select coalesce(current_setting('app.organisation_ids', true), '') as seen`,
        );
        return rows[0]!.seen;
      }
      const own = index % 2 === 0 ? a : b;
      return inTenant(knex, { organisationIds: [own] }, { readOnly: true }, async (db) => {
        const { rows } = await db.raw<{ rows: { seen: string }[] }>(`select current_setting('app.organisation_ids', true) as seen`);
        return rows[0]!.seen === own ? '' : rows[0]!.seen;
      });
    };

    const seen: string[] = [];
    for (let batch = 0; batch < 20; batch += 1) seen.push(...(await Promise.all(Array.from({ length: 100 }, (_, index) => one(index)))));

    expect(seen.filter((leak) => leak !== '')).toEqual([]);
  }, 30_000);

  it('reads a day as the string it is', async () => {
    const { knex } = await testHouse('issuer');
    const { rows } = await knex.raw<{ rows: { day: unknown }[] }>(`select date '2026-03-29' as day`);

    expect(rows[0]!.day).toBe('2026-03-29');
  });

  it('gives up on a statement that lasts', async () => {
    const knex = openDatabase(databases.issuer.databaseUrl, { pool: 1, statementTimeoutMs: 50 });

    await expectAsync(knex.raw('select pg_sleep(2)')).toBeRejectedWithError(/statement timeout/u);
    await knex.destroy();
  });

  describe('role of a server', () => {
    it('is accepted when it is the application role', async () => {
      const { knex } = await testHouse('issuer');

      await expectAsync(refuseUnsafeRole(knex)).toBeResolved();
    });

    it('is refused when it owns the tables or is superuser', async () => {
      const name = new URL(databases.issuer.databaseUrl).pathname;
      for (const [url, why] of [
        [databases.issuer.migrationUrl, /owns, or may become the owner/u],
        [databases.adminUrl.replace(/\/postgres$/u, name), /superuser.*BYPASSRLS/u],
      ] as const) {
        const knex = openDatabase(url, { pool: 1 });
        await expectAsync(refuseUnsafeRole(knex)).toBeRejectedWithError(why);
        await knex.destroy();
      }
    });

    it('is refused while one table with organisations has no forced policy', async () => {
      const owner = databases.verifier.migrationUrl;
      await run(owner, (client) =>
        client.query('create table open_door (organisation_id uuid); alter table open_door enable row level security'),
      );
      const { knex } = await testHouse('verifier');

      await expectAsync(refuseUnsafeRole(knex)).toBeRejectedWithError(/no forced row-level security: open_door/u);
      await run(owner, (client) => client.query('drop table open_door'));
    });

    it('may not enter the other application’s database', async () => {
      const url = new URL(databases.issuer.databaseUrl);
      url.pathname = new URL(databases.verifier.databaseUrl).pathname;

      await expectAsync(run(url.href, async () => 0)).toBeRejectedWithError(/permission denied for database/u);
    });
  });
});
