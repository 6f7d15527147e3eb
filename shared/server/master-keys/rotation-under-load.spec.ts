import { givenKey as givenHolder } from '#shared/credentials/given';
import { parseJwt, verifyJwt } from '#shared/credentials/jwt';
import { givenToSign } from '../keys/given.ts';
import type { KeptKey } from '../keys/keys.ts';
import { addMasterKey, dropMasterKey } from '../keys/master-source.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { inScope } from '../open-scope.ts';
import { givenKey, givenOrganisation } from '../organisations/given.ts';
import { keyOf } from '../organisations/key-of.ts';
import type { Scope } from '../scope.ts';
import type { TestHouse } from '../testing/house.ts';
import { adoptMasterKeys } from './adopt-master-keys.ts';
import { givenMaster, givenSealedRows, readSealedRows, settle, type GivenMaster } from './given.ts';
import { reportMasterKeys } from './master-key-report.ts';
import { rewrapAll } from './rewrap-all.ts';

const count = 400;

interface Load {
  readonly signed: number;
  readonly faults: readonly string[];
}

describe('a rotation of the master key while others sign and read', () => {
  let given: GivenMaster;
  let holder: Awaited<ReturnType<typeof givenHolder>>;
  let organisationIds: readonly string[];
  const within = <T>(house: TestHouse, id: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
    inScope(house, { actor: { kind: 'worker', organisationId: id }, tenant: { organisationIds: [id] } }, work);

  /** As a request does: the key as the database has it at that moment, a signature, and its verification by the public half. */
  const signAndVerify = async (house: TestHouse, id: string): Promise<boolean> => {
    const key: KeptKey = await within(house, id, (scope) => keyOf(scope, id));
    const compact = await house.keys.signCredential(givenToSign(key, holder.jwk));
    return verifyJwt(parseJwt(compact.split('~')[0]!), key.publicJwk, nodeCrypto);
  };
  const readOne = async (house: TestHouse): Promise<boolean> => {
    const [row] = await given.sql<{ id: string; sealed: string }>('select id, sealed from mail_deliveries order by random() limit 1');
    return (await house.keys.open(row!.sealed, `mail_deliveries.sealed:${row!.id}`)).startsWith('mail');
  };
  const rounds: number[] = [];
  /** Until whoever is at work now is done with what they hold: in life, the minute that must pass. */
  const untilAllAreDone = async (): Promise<void> => {
    const before = [...rounds];
    while (rounds.some((round, lane) => round <= before[lane]!)) await new Promise((done) => setImmediate(done));
  };
  const load = async (houses: readonly TestHouse[], until: { over: boolean }): Promise<Load> => {
    let signed = 0;
    const faults: string[] = [];
    const lane = async (house: TestHouse, start: number): Promise<void> => {
      const own = rounds.push(0) - 1;
      for (let place = start; !until.over; place += 1) {
        rounds[own]! += 1;
        const good = await signAndVerify(house, organisationIds[place % organisationIds.length]!)
          .then(async (one) => one && (await readOne(house)))
          .catch((fault: Error) => fault.message);
        if (good === true) signed += 1;
        else faults.push(String(good));
      }
    };
    await Promise.all(houses.flatMap((house, start) => [lane(house, start), lane(house, start + 1)]));
    return { signed, faults };
  };

  beforeAll(async () => {
    given = await givenMaster('issuer', { SIGNING_WORKERS: '2' });
    await adoptMasterKeys(given.house);
    holder = await givenHolder();
    await givenSealedRows(given, count);
    organisationIds = await Promise.all(
      Array.from({ length: 4 }, () =>
        inScope(given.house, { actor: { kind: 'anonymous' }, tenant: { organisationIds: [] } }, async (scope) => {
          const organisation = await givenOrganisation(scope);
          await givenKey(scope, organisation);
          return organisation.id;
        }),
      ),
    );
  }, 60_000);

  it('makes no signature fail, no verification, no reading, in two processes; then the old key goes and nobody notices', async () => {
    const until = { over: false };
    const loaded = load([given.house, await given.another()], until);
    const index = await given.house.keys.blindIndex('a', 'x');
    const { current: old } = await reportMasterKeys(given.house);
    await untilAllAreDone();
    await addMasterKey(given.settings);
    await adoptMasterKeys(given.house);
    let passes = 1;
    for (; !(await rewrapAll(given.house)).retired; passes += 1) settle(given.house);
    await untilAllAreDone();
    await dropMasterKey(given.settings, old);
    const fresh = await given.another();
    const after = await Promise.all(organisationIds.map((id) => signAndVerify(fresh, id)));
    until.over = true;
    const { signed, faults } = await loaded;

    expect(faults).toEqual([]);
    expect([signed > 0, passes > 1]).toEqual([true, true]);
    expect(after).toEqual([true, true, true, true]);
    expect(await readSealedRows(given, fresh)).toBe(2 * count);
    expect([await fresh.keys.blindIndex('a', 'x'), (await fresh.keys.masterKeys()).keys.length]).toEqual([index, 1]);
  }, 60_000);
});
