import { newId } from './random.ts';
import type { Scope } from './scope.ts';
import { blindIndex, openColumn, sealColumn } from './sealed-column.ts';
import { specTime, testHouse } from './testing/house.ts';

describe('a sealed column', () => {
  const nir = '184127645108946';
  const id = newId(specTime);
  let scope: Pick<Scope, 'house'>;
  beforeAll(async () => {
    scope = { house: await testHouse('issuer') };
  }, 60_000);

  it('opens in its own place, each seal being different', async () => {
    const [one, two] = [await sealColumn(scope, 'people.sealed_nir', id, nir), await sealColumn(scope, 'people.sealed_nir', id, nir)];

    expect(one).not.toBe(two);
    expect(one).not.toContain(nir);
    expect(await openColumn(scope, 'people.sealed_nir', id, one)).toBe(nir);
  });

  it('does not open in another row or column, nor with one character changed', async () => {
    const sealed = await sealColumn(scope, 'people.sealed_nir', id, nir);
    const place = sealed.lastIndexOf('.') - 2;
    const changed = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1);

    await expectAsync(openColumn(scope, 'people.sealed_nir', newId(specTime), sealed)).toBeRejected();
    await expectAsync(openColumn(scope, 'people.sealed_email', id, sealed)).toBeRejected();
    await expectAsync(openColumn(scope, 'people.sealed_nir', id, changed)).toBeRejected();
  });

  it('is found by an index that is the same for the same value, and differs by column and organisation', async () => {
    const own = await blindIndex(scope, 'people.nir', nir, 'o1');

    expect(await blindIndex(scope, 'people.nir', nir, 'o1')).toBe(own);
    expect(await blindIndex(scope, 'people.nir', nir, 'o2')).not.toBe(own);
    expect(await blindIndex(scope, 'people.email', nir, 'o1')).not.toBe(own);
  });
});
