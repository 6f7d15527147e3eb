import pg from 'pg';
import { migrate } from './migrate.ts';
import { testDatabases, type TestDatabases } from './testing/database.ts';

const rows = async <T extends pg.QueryResultRow>(url: string, question: string): Promise<readonly T[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(question)).rows;
  } finally {
    await client.end();
  }
};

describe('migrate', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  }, 60_000);

  it('changes nothing the second time', async () => {
    const question = 'select count(*)::int as count from knex_migrations_identity';
    const before = await rows(databases.issuer.migrationUrl, question);

    await migrate('issuer', databases.issuer.migrationUrl);

    expect(await rows(databases.issuer.migrationUrl, question)).toEqual(before);
  }, 30_000);

  it('lets the application’s role change ordinary tables, add to append-only ones, and make none', async () => {
    const right = (table: string, what: string): string => `has_table_privilege('issuer_app', '${table}', '${what}') as "${table} ${what}"`;
    const [rights] = await rows(
      databases.issuer.migrationUrl,
      `select ${[
        right('outbox_facts', 'update'),
        right('outbox_facts', 'truncate'),
        right('audit_log', 'insert'),
        right('audit_log', 'update'),
        right('audit_log', 'delete'),
        right('knex_migrations_identity', 'select'),
      ].join(', ')}, has_schema_privilege('issuer_app', 'public', 'create') as makes`,
    );

    expect(rights).toEqual({
      'outbox_facts update': true,
      'outbox_facts truncate': false,
      'audit_log insert': true,
      'audit_log update': false,
      'audit_log delete': false,
      'knex_migrations_identity select': false,
      makes: false,
    });
  });
});
