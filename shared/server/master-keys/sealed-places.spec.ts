import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { inTenant } from '../database.ts';
import { urlFor } from '../../tooling/prepare-databases.ts';
import type { AppName } from '../migrate.ts';
import { testDatabases } from '../testing/database.ts';
import { testHouse } from '../testing/house.ts';
import { asKeys } from './rewrap-place.ts';
import { ownKey, placeOf, sealedPlaces } from './sealed-places.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const apps: readonly AppName[] = ['issuer', 'verifier'];
const found = { table: 'things', column: 'sealed_word', told: null, keys: [{ name: 'id', type: 'uuid' }] };

describe('sealed columns', () => {
  beforeAll(testDatabases, 60_000);

  const ask = async <T>(app: AppName, sql: string): Promise<T[]> => {
    const databases = await testDatabases();
    const name = new URL(databases[app].databaseUrl).pathname.slice(1);
    const client = new pg.Client({ connectionString: urlFor(databases.adminUrl, name) });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };
  const places = async (app: AppName) => inTenant((await testHouse(app)).knex, asKeys, { readOnly: true }, sealedPlaces);

  for (const app of apps) {
    it(`of the ${app} are found by their names, the signing keys among them`, async () => {
      const names = (await places(app)).map(({ table, column }) => `${table}.${column}`);

      expect(names).toContain('issuer_keys.wrapped');
      expect(names).toContain('idempotency_keys.sealed_answer');
      expect(names).toContain('mail_deliveries.sealed');
      expect(names).toContain(app === 'issuer' ? 'issuance_copies.sealed_credential' : 'disclosure_keys.sealed_key');
    }, 30_000);

    it(`of the ${app} are texts of tables that the rotation may read and change, one policy each`, async () => {
      const rows = await ask<{ name: string; type: string; select: boolean; update: boolean; closed: boolean }>(
        app,
        `select c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type,
          exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'grant_keys_select') as select,
          exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'grant_keys_update') as update,
          exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only') as closed
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attname ~ '^(sealed|wrapped)(_|$)'`,
      );

      expect(rows.length).toBeGreaterThan(3);
      for (const row of rows) expect(row).toEqual({ name: row.name, type: 'text', select: true, update: true, closed: false });
    }, 30_000);

    it(`of the ${app} are the only ones that hold anything sealed, whatever other specs have left there`, async () => {
      const known = new Set((await places(app)).map(({ table, column }) => `${table}.${column}`));
      const columns = await ask<{ table: string; column: string }>(
        app,
        `select c.relname as "table", a.attname as "column" from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where n.nspname = 'public' and c.relkind in ('r', 'p') and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'json'::regtype)`,
      );
      const others = columns.filter((one) => !known.has(`${one.table}.${one.column}`));
      const looks = others.map(
        ({ table, column }) =>
          `select '${table}.${column}' as name where exists (select 1 from ${table} where ${column}::text ~ '(^|")v[12]\\.[A-Za-z0-9_-]{8}')`,
      );

      expect(await ask(app, looks.join(' union all '))).toEqual([]);
    }, 30_000);
  }

  it('say how they are bound: by their place, by the name of a key, or as their comment tells', () => {
    expect(placeOf(found)).toEqual(jasmine.objectContaining({ kind: 'text', before: 'things.sealed_word:', of: 'id' }));
    expect(placeOf({ ...found, column: 'wrapped' })).toEqual(jasmine.objectContaining({ kind: 'private-key', before: '', of: 'kid' }));
    expect(placeOf({ ...found, told: 'sealed as others.sealed_key:{other_id}' })).toEqual(
      jasmine.objectContaining({ before: 'others.sealed_key:', of: 'other_id' }),
    );
    expect(placeOf({ ...found, told: ownKey })).toBeNull();
    expect(() => placeOf({ ...found, told: 'a note' })).toThrowError(/comment/u);
    expect(() => placeOf({ ...found, keys: [] })).toThrowError(/no key of one column/u);
  });

  it('are sealed through one function, which lets no other name pass', () => {
    const own = ['shared/server/sealed-column.ts', 'shared/server/serving/idempotency.ts', 'shared/server/keys/make-keys.ts'];
    const sources = ['issuer/server', 'verifier/server', 'shared/server'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|(^|\/)given[^/]*\.ts$|(^|\/)testing\//u.test(file))
        .map((file) => path.join(folder, file)),
    );
    const sealing = sources.filter((file) => /keys\.seal\(|\.keys\.seal\b/u.test(readFileSync(path.join(root, file), 'utf8')));

    expect(sources.length).toBeGreaterThan(100);
    expect(sealing.filter((file) => !own.includes(file))).toEqual([]);
  });
});
