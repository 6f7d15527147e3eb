import { didPage, givenCredential, givenIssuerUrl, givenNow, givenStatusUri, statusAt } from '#shared/credentials/given';
import { checkDocuments, type Checked } from './check-documents.ts';
import type { EvidenceAbout } from './evidence.ts';
import { givenFound, givenPorts, givenShelf, givenSide, type GivenSide } from './given-verify.ts';
import { reportJson } from './report-json.ts';
import { shownDocument } from './shown-document.ts';

const registryUrl = `${givenIssuerUrl}/registry`;

describe('the checks of a document, in the browser', () => {
  let side: GivenSide;
  let compact = '';
  beforeAll(async () => {
    side = await givenSide();
    compact = await givenCredential(side.issuer, { payload: statusAt(7) });
  });
  beforeEach(async () => {
    const fresh = await givenSide();
    side = fresh;
    compact = await givenCredential(side.issuer, { payload: statusAt(7) });
  });
  const whyOf = ({ documents }: Checked, name: string) => documents[0]!.document.report.checks.find((line) => line.check === name)?.why;
  const verdictOf = ({ documents }: Checked) => documents[0]!.document.verdict;
  const check = (changes = {}) => checkDocuments(givenFound(compact), side.settings, givenPorts(side, changes));

  it('verify what holds, with the identity of the registry and the age of every source', async () => {
    const checked = await check();
    const [one] = checked.documents;

    expect(verdictOf(checked)).toBe('verified');
    expect([one!.issuer?.siret, one!.issuer?.since]).toEqual(['73282932000074', '2026-01-05']);
    expect(checked.sources.map(({ kind, origin, fetchedAt, stale }) => [kind, origin, fetchedAt, stale]).sort()).toEqual([
      ['document', 'direct', givenNow, false],
      ['list', 'direct', givenNow, false],
      ['registry', 'direct', givenNow, false],
    ]);
    const shown = shownDocument(one!, 'fr', '');
    expect([shown.title, shown.level?.label, shown.kind]).toEqual(['Poser un carrelage', 'Argent', 'competence']);
  });

  it('ask for whole documents and lists only', async () => {
    await check();

    expect(new Set(side.web.asked)).toEqual(new Set([didPage(side.issuer.did), givenStatusUri, registryUrl]));
  });

  it('go on with our server’s copy when the organism does not answer, as fresh as it is', async () => {
    const bodies = new Map([...side.web.pages].map(([url, page]) => [url, new TextEncoder().encode(page)]));
    side.web.pages.clear();
    const asked: (readonly [string, EvidenceAbout])[] = [];
    const relaying = (stale: boolean, age: number) => (url: string, about: EvidenceAbout) => {
      asked.push([url, about]);
      return Promise.resolve({ body: bodies.get(url)!, fetchedAt: givenNow - age, stale });
    };
    const fresh = await check({ relay: relaying(false, 120) });
    const old = await check({ relay: relaying(true, 7200) });

    expect([verdictOf(fresh), fresh.sources.every(({ origin }) => origin === 'relay')]).toEqual(['verified', true]);
    expect([verdictOf(old), whyOf(old, 'status'), whyOf(old, 'issuer-trusted')]).toEqual(['to-check', 'status-stale', 'registry-stale']);
    expect(old.documents[0]!.document.report.checks.find(({ check: name }) => name === 'status')?.at).toBe(givenNow - 7200);
    expect(asked.find(([url]) => url === givenStatusUri)?.[1]).toEqual({ kind: 'list', issuer: side.issuer.did });
    expect(JSON.stringify(asked)).not.toContain(compact.slice(0, 40));
  });

  it('go on with this browser’s copy when nobody answers, and are then to be checked', async () => {
    const shelf = givenShelf();
    await check({ shelf });
    side.web.pages.clear();
    const later = await check({ shelf, now: () => givenNow + 1800 });

    expect([verdictOf(later), whyOf(later, 'signature'), whyOf(later, 'status')]).toEqual(['to-check', 'signature-good', 'status-stale']);
    expect(later.sources.map(({ origin, fetchedAt, stale }) => [origin, fetchedAt, stale])).toEqual(
      Array.from({ length: 3 }, () => ['kept', givenNow, true]),
    );
    expect(later.documents[0]!.issuer?.name).toBe('Atelier des Bâtisseurs');
  });

  it('never verify by old keys alone', async () => {
    const shelf = givenShelf();
    compact = await givenCredential(side.issuer);
    await check({ shelf });
    side.web.pages.delete(didPage(side.issuer.did));
    const later = await check({ shelf });

    expect(
      later.documents[0]!.document.report.checks.every(({ outcome, why }) => outcome === 'passed' || why === 'binding-not-asked'),
    ).toBeTrue();
    expect([verdictOf(later), later.documents[0]!.aged]).toEqual(['to-check', true]);
  });

  it('say what could not be had when there is no copy at all', async () => {
    side.web.pages.clear();
    const checked = await check();

    expect([verdictOf(checked), whyOf(checked, 'signature')]).toEqual(['to-check', 'issuer-unreachable']);
    expect(checked.sources).toEqual([]);
  });

  it('take an absence for an answer, not for a silence', async () => {
    const shelf = givenShelf();
    await check({ shelf });
    const gone = (url: string) =>
      url.endsWith('did.json') ? Promise.resolve({ status: 404, headers: new Headers(), body: new Uint8Array() }) : side.web.fetcher(url);
    const later = await check({ shelf, direct: gone });

    expect([verdictOf(later), whyOf(later, 'signature')]).toEqual(['refused', 'key-not-found']);
  });

  it('name nobody for what nobody signed for sure', async () => {
    compact = compact.replace(/.(?=~)/u, (last) => (last === 'A' ? 'B' : 'A'));
    const [forged] = (await check()).documents;

    expect([forged!.document.verdict, forged!.issuer]).toEqual(['refused', null]);
  });

  it('make a report that a program reads', async () => {
    const checked = await check();
    const report = JSON.parse(
      await reportJson({ ...checked, receipts: [] }, { checkedAt: '2026-11-21T09:00:00.000Z', page: 'https://v.example/verify' }),
    ) as {
      documents: { verdict: string; sha256: string; issuer: { siret: string }; checks: unknown[]; disclosed: object }[];
      sources: unknown[];
    };

    expect(report.documents[0]).toEqual(jasmine.objectContaining({ verdict: 'verified', format: 'dc+sd-jwt' }) as never);
    expect([report.documents[0]!.checks.length, report.sources.length]).toEqual([6, 3]);
    expect(report.documents[0]!.issuer.siret).toBe('73282932000074');
    expect(report.documents[0]!.sha256).toMatch(/^[\w-]{43}$/u);
    expect(JSON.stringify(report)).not.toContain(compact.slice(0, 60));
  });
});
