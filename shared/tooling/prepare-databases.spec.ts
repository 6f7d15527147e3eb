import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded, type Embedded } from './embedded.ts';
import { prepareDatabases, urlFor, type PreparedDatabases } from './prepare-databases.ts';

const passwords = { issuerOwner: 'a', issuerApp: 'b', verifierOwner: 'c', verifierApp: 'd' };

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

describe('the two databases', () => {
  let folder: string;
  let server: Embedded;
  let urls: PreparedDatabases;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'carnet-prepare-'));
    server = await startEmbedded(folder, { durable: false });
    await prepareDatabases(server.adminUrl, { ...passwords, issuerApp: 'old' });
    urls = await prepareDatabases(server.adminUrl, passwords);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('close themselves to the roles of the other', async () => {
    for (const [role, password, other] of [
      ['issuer_app', 'b', 'verifier'],
      ['issuer_owner', 'a', 'verifier'],
      ['verifier_app', 'd', 'issuer'],
      ['verifier_owner', 'c', 'postgres'],
    ] as const) {
      await expectAsync(connect(urlFor(server.adminUrl, other, role, password))).toBeRejectedWithError(/permission denied/u);
    }
  });

  it('give the application a role that owns nothing, may make nothing, and is no superuser', async () => {
    const app = await connect(urls.issuer.databaseUrl);

    const { rows } = await app.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user');

    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    await expectAsync(app.query('create table mine (id int)')).toBeRejectedWithError(/permission denied/u);
    await app.end();
  });

  it('let the owner make tables and offer the three extensions', async () => {
    const owner = await connect(urls.verifier.migrationUrl);

    await owner.query('create table candidates_of_test (id uuid default uuidv7())');

    const { rows } = await owner.query("select similarity(unaccent('été'), 'ete') as alike");
    expect(rows).toEqual([{ alike: 1 }]);
    await owner.query('drop table candidates_of_test');
    await owner.end();
  });
});
