import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Day } from '#shared/contract/values';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { makeRegistryCache } from '#shared/credentials/registry-cache';
import type { Report } from '#shared/credentials/report';
import { makeStatusCache } from '#shared/credentials/status-cache';
import { verifyCredential } from '#shared/credentials/verify';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { givenToSign } from '#shared/server/keys/given';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { readPlatformKey } from '#shared/server/keys/read-platform-key';
import { givenCertified, givenClosed, givenCompromise, givenRotation } from '#shared/server/organisations/given-keys';
import { newId } from '#shared/server/random';
import { drainOutbox } from '#shared/server/outbox-worker';
import { organisationsModule } from '../organisations/index.ts';
import {
  givenIssuer,
  givenOffered,
  givenOrganism,
  givenPerson,
  givenWalletOffer,
  issuancesOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { newWalletKey } from './given-wallet.ts';
import { signingKeyOf, statusListUri } from './organism.ts';
import { reserveStatusIndices } from './reserve-status-indices.ts';
import { givenDelivered, statusOf } from './given-delivered.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { IssuanceModel } from './issuance.model.ts';
import { reactions } from './reactions.ts';

const day = 86_400;

describe('credentials of an organism whose key changed', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  /** Its first second, kept for the whole spec: midnight may come. */
  let today: number;
  beforeAll(async () => {
    issuer = await givenIssuer();
  }, 60_000);
  beforeEach(async () => {
    organism = await givenOrganism(issuer);
    today = Math.floor(now() / day) * day;
  });
  afterAll(() => issuer.close());

  const now = (): number => Math.floor(issuer.house.clock().getTime() / 1000);
  const dayOf = (seconds: number): Day => new Date(seconds * 1000).toISOString().slice(0, 10) as Day;
  const settle = () => drainOutbox(issuer.house, [...reactions, ...organisationsModule.reactions!]);

  /** A stranger who has nothing in a cache. */
  const verify = async (compact: string): Promise<Report> => {
    const ports = { fetcher: webFetcher, crypto: nodeCrypto, now };
    const { publicJwk: key } = readPlatformKey(issuer.house.config.platformKeyFile);
    const registry = makeRegistryCache({ ...ports, key, serverUrl: issuer.url });
    const resolver = makeDidResolver({ ...ports, anchors: () => registry.anchors() });
    const statuses = makeStatusCache({ ...ports, resolver });
    return verifyCredential(compact, { crypto: nodeCrypto, resolver, now: now(), trust: registry.trust, statuses });
  };
  /** Nobody proved to be the holder here: that line is not counted. */
  const wrong = ({ checks }: Report): string[] =>
    checks.filter(({ outcome, why }) => outcome !== 'passed' && why !== 'binding-not-asked' && why !== 'not-reached').map(({ why }) => why);

  /** Signed by the key of today, dated as asked: the clocks of the protocol have to agree, so it is left out. */
  const issued = (daysAgo = 0): Promise<string> =>
    issuer.within(organism.id, async (scope) => {
      const key = await signingKeyOf(scope);
      const [place] = await reserveStatusIndices(scope, { kid: key.kid, count: 1 });
      const status = { uri: statusListUri(issuer.house.config, organism.slug, place!.statusListId), index: place!.statusIndex };
      const issuedAt = today - daysAgo * day;
      const dates = { issuedAt, expiresAt: issuedAt + 365 * day };
      return issuer.house.keys.signCredential(givenToSign(key, (await newWalletKey()).jwk, { status, ...dates }));
    });
  const kidOf = (compact: string) => decodeProtectedHeader(compact.split('~')[0]!).kid;
  const listKidOf = async (compact: string) => decodeProtectedHeader(await (await fetch(statusOf(compact).uri)).text()).kid;

  it('hold after a change of key, their list still signed by the key it belongs to', async () => {
    const old = await issued();

    await givenRotation(issuer.house, organism.id);
    await settle();
    const young = await issued();

    expect(kidOf(young)).not.toBe(kidOf(old));
    expect((await Promise.all([old, young].map(verify))).map(wrong)).toEqual([[], []]);
    expect([await listKidOf(old), await listKidOf(young)]).toEqual([kidOf(old), kidOf(young)]);
  });

  it('signed from the day of a theft on are refused, those of the days before hold, under a list signed anew', async () => {
    const [before, after] = [await issued(2), await issued(1)];

    await givenCompromise(issuer.house, organism.id, dayOf(today - day));
    await settle();
    const young = await issued();

    expect((await Promise.all([before, after, young].map(verify))).map(wrong)).toEqual([[], ['key-compromised'], []]);
    expect(await listKidOf(before)).toBe(kidOf(young));
  });

  it('signed by the organism itself after a theft are offered again, those of the days before are left alone', async () => {
    const [young, old] = [await givenDelivered(issuer, organism), await givenDelivered(issuer, organism)];
    await issuer.within(organism.id, async ({ db }) => {
      const long = new Date((today - 3 * day) * 1000);
      await IssuanceModel.query(db).findById(old.issuance.id).patch({ signedAt: long });
      for (const { id } of await IssuanceCopyModel.query(db).where({ issuanceId: old.issuance.id }))
        await IssuanceCopyModel.query(db)
          .findById(id)
          .patch({ id: newId(long) });
    });

    await givenCompromise(issuer.house, organism.id, dayOf(today));
    await settle();

    const statesOf = async (personId: string) =>
      (await issuancesOf(issuer, organism, personId)).map(({ state, reasonCode }) => [state, reasonCode]);
    expect(await statesOf(young.personId)).toEqual([
      ['replaced', 'key-compromised'],
      ['offered', null],
    ]);
    expect(await statesOf(old.personId)).toEqual([['delivered', null]]);
  });

  it('signed on the very day of a theft are refused, whatever the hour', async () => {
    const [before, same] = [await issued(1), await issued()];

    await givenCompromise(issuer.house, organism.id, dayOf(today));
    await settle();

    expect((await Promise.all([before, same].map(verify))).map(wrong)).toEqual([[], ['key-compromised']]);
  });

  it('signed with the certificate of a stolen key are refused by what the registry says', async () => {
    await givenCertified(issuer.house, organism.id);
    const one = await issued();
    const before = wrong(await verify(one));

    await givenCompromise(issuer.house, organism.id, dayOf(today));
    await settle();

    expect(decodeProtectedHeader(one.split('~')[0]!).x5c).toBeDefined();
    expect([before, wrong(await verify(one))]).toEqual([[], ['key-compromised']]);
  });

  it('hold after it closed, told as such; it issues nothing more, and its lists live for a month', async () => {
    const old = await issued();

    await givenClosed(issuer.house, organism.id);
    const report = await verify(old);
    const personId = await givenPerson(issuer, organism);
    const late = await givenOffered(issuer, organism, personId);

    const { iat, exp } = decodeJwt(await (await fetch(statusOf(old).uri)).text());
    expect([report.verdict === 'refused', wrong(report)]).toEqual([false, []]);
    expect(report.checks.find(({ check }) => check === 'issuer-trusted')).toEqual(
      jasmine.objectContaining({ outcome: 'passed', why: 'issuer-closed' }),
    );
    await expectAsync(givenWalletOffer(issuer, organism, late)).toBeRejectedWithError(/^no offer: 403/u);
    expect(exp! - iat!).toBe(30 * day);
  });
});
