import {
  didPage,
  givenCredential,
  givenIssuerUrl,
  givenKey,
  givenNow,
  givenPresentation,
  givenStatusUri,
  statusAt,
  type GivenKey,
} from '#shared/credentials/given';
import { offlineAudience } from '#shared/credentials/offline-presentation';
import type { Snapshot } from '#shared/credentials/snapshot';
import { takeSnapshot } from '#shared/credentials/snapshot';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { Checked } from './check-documents.ts';
import { checkPrepared, isTooOld, mostAge } from './check-offline.ts';
import { givenFound, givenSide, type GivenSide } from './given-verify.ts';
import { replaysAmong, withoutReplays, type SeenNonces } from './replays.ts';

const seen = (): SeenNonces => {
  const kept = new Set<string>();
  return { first: (nonce) => !kept.has(nonce) && Boolean(kept.add(nonce)) };
};

describe('a check by what was prepared', () => {
  let side: GivenSide;
  let holder: GivenKey;
  let compact: string;
  let snapshot: Snapshot;
  beforeAll(async () => {
    [side, holder] = await Promise.all([givenSide(), givenKey()]);
    compact = await givenCredential(side.issuer, { holder: holder.jwk, payload: statusAt(7) });
    const registry = { serverUrl: givenIssuerUrl, key: side.platform.jwk };
    snapshot = await takeSnapshot([compact], { registry, fetcher: side.web.fetcher, crypto: webCrypto, now: givenNow });
  });

  const shownAt = (issuedAt: number, nonce = 'un-alea') =>
    givenPresentation(compact, holder, { nonce, audience: offlineAudience, issuedAt });
  const check = async (text: string, now: number) => checkPrepared(givenFound(text), snapshot, { crypto: webCrypto, now });
  const verdictOf = ({ documents }: Checked) => documents[0]!.document.verdict;
  const bindingOf = ({ documents }: Checked) => documents[0]!.document.report.checks.find((one) => one.check === 'holder-binding')?.why;

  it('verifies within a day, and tells of when keys and withdrawals are', async () => {
    const now = givenNow + mostAge;
    const checked = await check(await shownAt(now), now);

    expect([verdictOf(checked), bindingOf(checked), checked.documents[0]!.issuer?.siret]).toEqual([
      'verified',
      'holder-proven',
      '73282932000074',
    ]);
    expect(checked.sources.map(({ url, kind, origin, fetchedAt, stale }) => [url, kind, origin, fetchedAt, stale])).toEqual([
      [`${givenIssuerUrl}/registry`, 'registry', 'prepared', givenNow, false],
      [didPage(side.issuer.did), 'document', 'prepared', givenNow, false],
      [givenStatusUri, 'list', 'prepared', givenNow, false],
    ]);
  });

  it('verifies nothing when it is older than a day, or of a time to come', async () => {
    const late = givenNow + mostAge + 1;
    const checked = await check(await shownAt(late), late);

    expect([verdictOf(checked), checked.documents[0]!.aged, checked.sources.every(({ stale }) => stale)]).toEqual(['to-check', true, true]);
    expect([isTooOld(snapshot, givenNow - 300), isTooOld(snapshot, givenNow - 301)]).toEqual([false, true]);
  });

  it('refuses codes that are more than five minutes old', async () => {
    const checked = await check(await shownAt(givenNow), givenNow + 301);

    expect([verdictOf(checked), bindingOf(checked)]).toEqual(['refused', 'binding-too-old']);
  });

  it('takes a showing once: the same codes again are refused, others of the same person are not', async () => {
    const nonces = seen();
    const first = await check(await shownAt(givenNow), givenNow);
    expect(replaysAmong(first, nonces, givenNow)).toEqual([]);

    const again = await check(first.documents[0]!.found.text, givenNow + 60);
    const replayed = withoutReplays(again, replaysAmong(again, nonces, givenNow + 60));
    expect([verdictOf(replayed), bindingOf(replayed)]).toEqual(['refused', 'presentation-replayed']);

    const other = await check(await shownAt(givenNow, 'un-autre'), givenNow);
    expect(replaysAmong(other, nonces, givenNow)).toEqual([]);
  });
});
