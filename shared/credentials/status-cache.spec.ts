import {
  givenCredential,
  givenIssuer,
  givenKey,
  givenNow,
  givenResolver,
  givenStatusToken,
  givenStatusUri,
  givenTrust,
  givenWeb,
  statusAt,
  type GivenIssuer,
  type GivenKey,
  type GivenWeb,
} from './given.ts';
import type { JsonObject } from './ports.ts';
import { makeStatusCache, type StatusCache } from './status-cache.ts';
import { makeStatusList, setStatus } from './status-list.ts';
import { verifyCredential } from './verify.ts';
import { webCrypto } from './web-crypto.ts';

describe('the status of a credential', () => {
  let issuer: GivenIssuer;
  let other: GivenIssuer;
  let holder: GivenKey;
  let web: GivenWeb;
  let now: number;
  let cache: StatusCache;
  const publish = async (value = 0, payload: JsonObject = {}) => {
    const list = makeStatusList(2 ** 17, 2);
    setStatus(list, 7, value);
    web.pages.set(givenStatusUri, await givenStatusToken(issuer, { list, payload: { iat: now, exp: now + 86400, ...payload } }));
  };
  const check = async (payload: JsonObject = statusAt(7)) => {
    const compact = await givenCredential(issuer, { holder: holder.jwk, payload });
    const options = {
      crypto: webCrypto,
      resolver: givenResolver(issuer, other),
      trust: givenTrust(issuer),
      now,
      holder: holder.jwk,
      statuses: cache,
    };
    const { verdict, checks } = await verifyCredential(compact, options);
    const { outcome, why, at } = checks.find((line) => line.check === 'status')!;
    return [verdict, outcome, why, ...(at === undefined ? [] : [now - at])].join(' ');
  };

  beforeAll(async () => {
    [issuer, other, holder] = await Promise.all([givenIssuer(), givenIssuer('did:web:autre.example:o:ecole'), givenKey()]);
  });
  beforeEach(() => {
    now = givenNow;
    web = givenWeb();
    cache = makeStatusCache({ fetcher: web.fetcher, resolver: givenResolver(issuer, other), crypto: webCrypto, now: () => now });
  });

  it('passes when the list says valid', async () => {
    await publish();
    expect(await check()).toBe('verified passed status-valid 0');
  });
  it('refuses when the list says revoked, suspended, or what nobody defined', async () => {
    const seen: string[] = [];
    for (const value of [1, 2, 3]) {
      await publish(value);
      cache.clear();
      seen.push(await check());
    }
    expect(seen).toEqual(['refused failed revoked 0', 'refused failed suspended 0', 'refused failed status-unknown 0']);
  });
  it('says replaced only where the list gives that value this meaning, never a standard one', async () => {
    const seen: string[] = [];
    for (const [value, meaning] of [
      [3, 3],
      [1, 1],
      [0, 0],
      [3, 2],
    ]) {
      await publish(value, { replaced_value: meaning });
      cache.clear();
      seen.push(await check());
    }
    expect(seen).toEqual([
      'refused failed replaced 0',
      'refused failed revoked 0',
      'verified passed status-valid 0',
      'refused failed status-unknown 0',
    ]);
  });
  it('is never valid while the list cannot be had', async () => {
    expect(await check()).toBe('to-check unchecked status-unreachable');
  });
  it('is never valid when nobody looks', async () => {
    const compact = await givenCredential(issuer, { payload: statusAt(7) });
    const report = await verifyCredential(compact, { crypto: webCrypto, resolver: givenResolver(issuer), trust: givenTrust(issuer), now });
    expect(report.verdict).toBe('to-check');
  });
  it('refuses an index outside the list, or a claim in another form', async () => {
    await publish();
    expect(await check(statusAt(2 ** 17))).toBe('refused failed status-out-of-range 0');
    expect(await check(statusAt(-1))).toBe('refused failed status-out-of-range 0');
    expect(await check({ status: { status_list: { uri: givenStatusUri } } })).toBe('refused failed status-malformed');
    expect(await check({ status: 'valid' })).toBe('refused failed status-malformed');
  });
  it('refuses a list signed by another organism', async () => {
    web.pages.set(givenStatusUri, await givenStatusToken(other));
    expect(await check()).toBe('refused failed status-list-foreign');
  });
  it('is passed for a credential that has none', async () => {
    expect(await check({})).toBe('verified passed status-not-used');
    expect(web.asked).toEqual([]);
  });

  it('costs one fetch for a hundred credentials, and another once its time to live is over', async () => {
    await publish();
    await Promise.all(Array.from({ length: 100 }, (_, index) => check(statusAt(index))));
    now += 299;
    await check();
    expect(web.asked.length).toBe(1);
    now += 1;
    await check();
    expect(web.asked.length).toBe(2);
  });
  it('is told stale, with its age, when the list can no longer be renewed', async () => {
    await publish();
    await check();
    web.pages.clear();
    now += 400;
    expect(await check()).toBe('to-check unchecked status-stale 400');
  });
  it('stays revoked when the list can no longer be renewed', async () => {
    await publish(1);
    await check();
    web.pages.clear();
    now += 400;
    expect(await check()).toBe('refused failed revoked 400');
  });
  it('is not told by a list that has expired', async () => {
    await publish();
    await check();
    web.pages.clear();
    now += 86400;
    expect(await check()).toBe('to-check unchecked status-list-expired 86400');
    await publish(0, { exp: now });
    now += 11;
    expect(await check()).toBe('to-check unchecked status-list-expired 0');
  });
  it('asks a server that fails again after ten seconds, not before', async () => {
    await check();
    await check();
    expect(web.asked.length).toBe(1);
    await publish();
    now += 10;
    expect(await check()).toBe('verified passed status-valid 0');
  });
});
