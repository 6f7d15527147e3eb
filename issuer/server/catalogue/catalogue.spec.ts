import { testHouse } from '#shared/server/testing/house';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { getOccupation } from './get-occupation.ts';
import { searchCompetences } from './search-competences.ts';
import { searchOccupations } from './search-occupations.ts';

const anyone = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const occupations = (q: string) => anyone(async (scope) => (await searchOccupations(scope, { params: {}, query: { q }, body: {} })).items);

describe('the catalogue', () => {
  beforeAll(() => testHouse('issuer'), 60_000);

  it('finds a métier from its beginning, accents and capitals ignored', async () => {
    const [first] = await occupations('CARREL');

    expect(first).toEqual(jasmine.objectContaining({ code: 'F1608', label: 'Carreleur / Carreleuse', matched: null }));
  });

  it('finds an accented label from unaccented words in any order', async () => {
    expect((await occupations('batiment macon')).length + (await occupations('maçon')).length).toBeGreaterThan(0);
  });

  it('finds a métier by one of its job titles, and says which', async () => {
    const found = await occupations('accompagnateur reconversion');

    expect(found.find((one) => one.code === 'K1801')?.matched).toContain('reconversion');
  });

  it('forgives a typing mistake', async () => {
    expect((await occupations('careleur')).map((one) => one.code)).toContain('F1608');
  });

  it('puts beginnings before words inside', async () => {
    const labels = (await occupations('soud')).map((one) => one.label);

    expect(labels[0]).toMatch(/^Soud/u);
  });

  it('gives nothing for punctuation, and does not take % for a wildcard', async () => {
    expect(await occupations('%%')).toEqual([]);
  });

  it('shows core competences first, with the release they come from', async () => {
    const detail = await anyone((scope) => getOccupation(scope, { params: { code: 'A1203' }, query: {}, body: {} }));

    expect(detail.version).toBe('460');
    expect(detail.competences.length).toBeGreaterThan(10);
    expect(detail.competences.map((one) => one.core)).toEqual(
      detail.competences
        .map((one) => one.core)
        .toSorted()
        .toReversed(),
    );
  });

  it('refuses a code ROME does not have', async () => {
    const asked = anyone((scope) => getOccupation(scope, { params: { code: 'A9999' }, query: {}, body: {} }));

    await expectAsync(asked).toBeRejectedWith(jasmine.objectContaining({ problem: jasmine.objectContaining({ code: 'not-found' }) }));
  });

  it('finds a competence whatever the métier', async () => {
    const { items, version } = await anyone((scope) => searchCompetences(scope, { params: {}, query: { q: 'tailler arbre' }, body: {} }));

    expect(version).toBe('460');
    expect(items.map((one) => one.code)).toContain('100063');
  });

  it('is not writable by the application', async () => {
    const changed = await anyone((scope) => scope.db('occupations').where('code', 'F1608').update({ label: 'Autre' }));

    expect(changed).toBe(0);
    await expectAsync(
      anyone((scope) => scope.db('appellations').insert({ code: '1', occupationCode: 'F1608', label: 'x' }).then()),
    ).toBeRejectedWithError(/row-level security/u);
  });
});
