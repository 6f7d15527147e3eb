import { openDatabase } from '#shared/server/database';
import { testDatabases } from '#shared/server/testing/database';
import { importRome } from '../../../migrations/seeds/import-rome.ts';
import { readRome, type Rome } from '../../../migrations/seeds/read-rome.ts';

class RolledBack extends Error {}

describe('a release of ROME', () => {
  type Knex = ReturnType<typeof openDatabase>;
  let owner: Knex;
  beforeAll(async () => {
    owner = openDatabase((await testDatabases()).issuer.migrationUrl, { pool: 1 });
  }, 60_000);
  afterAll(() => owner.destroy());

  const tried = (work: (db: Knex) => Promise<void>): Promise<void> =>
    owner
      .transaction(async (db) => {
        await work(db);
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
  const next = (changes: Partial<Rome> = {}): Rome => ({ ...readRome('461'), ...changes });

  it('is the bundled extract: every métier of v460, titles and competences of the chosen ones', () => {
    const rome = readRome('460');

    expect([rome.occupations.length, rome.appellations.length, rome.competences.length, rome.links.length]).toEqual([
      1584, 796, 2702, 3138,
    ]);
    expect(rome.occupations.every((one) => /^[A-N]\d{4}$/u.test(one.code) && one.domain !== '')).toBeTrue();
    expect(rome.competences.filter((one) => one.nature === 'savoir_etre').length).toBe(16);
  });

  it('corrects labels by code, and retires with a date what it no longer has', () =>
    tried(async (db) => {
      const [first, second, ...others] = readRome('461').occupations;

      await importRome(db, next({ occupations: [{ ...first!, label: 'Autre nom' }, ...others] }));

      const rows = await db('occupations').whereIn('code', [first!.code, second!.code]).orderBy('code').select('label', 'retiredOn');
      expect(rows.map((row: { label: string; retiredOn: string | null }) => [row.label, row.retiredOn !== null])).toEqual([
        ['Autre nom', false],
        [second!.label, true],
      ]);
      expect(await db('catalogueVersions').first('version')).toEqual({ version: '461' });
    }));

  it('changes nothing when that release, or a later one, is already there', () =>
    tried(async (db) => {
      await importRome(db, { ...next({ occupations: [] }), version: '460' });

      expect(await db('occupations').whereNotNull('retiredOn').count('code as retired')).toEqual([{ retired: '0' }]);
    }));
});
