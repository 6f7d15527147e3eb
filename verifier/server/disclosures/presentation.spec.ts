import * as contracts from '#shared/contracts/verifier/disclosures';
import { givenKey } from '#shared/credentials/given';
import { declareExperience } from '#shared/credentials/self-declared';
import { webCrypto } from '#shared/credentials/web-crypto';
import { heldBack } from '#shared/server/testing/held-back';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { answerGiven, askGiven, encryptFor, makeVpToken, postForm, readRequest, refuseGiven, wishedGiven, type Choice } from './given.ts';

describe('a presentation request', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let organism: GivenOrganism;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    organism = await verifier.issuers.organism('atelier');
    held = await verifier.issuers.competence(organism);
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  const request = (wishes?: readonly contracts.WishedClaim[]) => askGiven(company.client, wishes);
  const stateOf = async (requestId: string) =>
    (await company.client.call(contracts.getPresentationRequest, { params: { requestId: requestId } })).body;
  const disclosure = async (disclosureId: string) =>
    (await company.client.call(contracts.getDisclosure, { params: { disclosureId: disclosureId } })).body;
  const choice = (more: Partial<Choice> = {}): Choice => ({ now: verifier.now(), ...more });

  it('says who asks, for what, why and for how long, signed by the company’s own key', async () => {
    const made = await request();
    expect(made.state).toBe('created');

    const read = await readRequest(made.uri, verifier.now());

    expect(read.clientId).toBe(`decentralized_identifier:${company.organisation.did}`);
    expect(read.payload as object).toEqual(
      jasmine.objectContaining({ aud: 'https://self-issued.me/v2', response_mode: 'direct_post.jwt', response_type: 'vp_token' }),
    );
    expect(read.metadata as object).toEqual(
      jasmine.objectContaining({ client_name: 'Maison Clément', carnet_purpose: 'Vérifier un niveau', carnet_retention_days: 30 }),
    );
    expect((await stateOf(made.id)).state).toBe('fetched');
  });

  it('is served by POST too, with the wallet’s nonce, and to any origin', async () => {
    const made = await request();
    const address = new URL(made.uri.replace('openid4vp://', 'https://wallet.example/')).searchParams.get('request_uri')!;

    const posted = await fetch(address, {
      method: 'POST',
      headers: { origin: 'https://portefeuille.example' },
      body: new URLSearchParams({ wallet_nonce: 'bonjour' }),
    });
    const payload = JSON.parse(Buffer.from((await posted.text()).split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

    expect(payload['wallet_nonce']).toBe('bonjour');
    expect(posted.headers.get('content-type')).toBe('application/oauth-authz-req+jwt');
    expect(posted.headers.get('access-control-allow-origin')).toBe('*');
    expect(posted.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(address.replace(/vp\/[^/]+/u, `vp/${'x'.repeat(43)}`))).status).toBe(404);
  });

  it('brings the company what was asked, and nothing else of the credential', async () => {
    const made = await request();

    const posted = await answerGiven(made.uri, [held], choice());
    const received = await disclosure(posted.body.disclosure_id!);

    expect(posted.status).toBe(200);
    expect(posted.body.receipt).toMatch(/^[\w-]{43}$/u);
    expect(received).toEqual(
      jasmine.objectContaining({ verdict: 'verified', state: 'received', purpose: 'Vérifier un niveau', withdrawnAt: null }),
    );
    expect(
      received.credentials.map(({ kind, title, claims }) => ({ kind, title, claims: claims.map((one) => [one.key, one.value]) })),
    ).toEqual([
      {
        kind: 'competence',
        title: 'Poser un carrelage',
        claims: [
          ['name', 'Poser un carrelage'],
          ['level', 'Argent'],
        ],
      },
    ]);
    expect(received.credentials[0]!.report.checks.map((line) => `${line.check} ${line.outcome} ${line.why}`)).toEqual([
      'signature passed signature-good',
      'issuer-trusted passed issuer-registered',
      'status passed status-valid',
      'validity passed within-dates',
      'holder-binding passed holder-proven',
      'disclosures passed disclosures-intact',
    ]);
    expect(received.credentials[0]!.report.issuer).toEqual({ did: organism.did, name: 'Atelier des Bâtisseurs', siret: '73282932000074' });
    expect(await stateOf(made.id)).toEqual(
      jasmine.objectContaining({ state: 'answered', uri: null, disclosureId: posted.body.disclosure_id as never }),
    );
  });

  it('tells what a person declares from what an organism certifies', async () => {
    const experience = { title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08' };
    const key = await givenKey();
    const compact = await declareExperience(
      {
        experience: { ...experience, endsOn: null, description: null, competences: [] },
        ...{ issuerUrl: verifier.issuers.url, key, now: verifier.now() },
      },
      webCrypto,
    );
    const made = await request([{ kind: 'experience', code: null, claims: ['title', 'organisation'], required: true }]);

    const posted = await answerGiven(made.uri, [{ compact, key, kind: 'experience', index: 0 }], choice());
    const [shown] = (await disclosure(posted.body.disclosure_id!)).credentials;

    expect([shown!.kind, shown!.title, shown!.report.verdict]).toEqual(['experience', 'Aide carreleuse', 'to-check']);
    expect(shown!.report.issuer?.name ?? null).toBeNull();
    expect(shown!.report.checks.filter((line) => line.outcome !== 'passed').map((line) => line.why)).toEqual(['self-declared']);
  });

  it('keeps nothing that was not asked, whatever the wallet sends', async () => {
    const made = await request([wishedGiven(['level'])]);
    const read = await readRequest(made.uri, verifier.now());
    const wide = await request([wishedGiven(['name', 'level', 'programme'])]);
    const token = await makeVpToken({ ...(await readRequest(wide.uri, verifier.now())), nonce: read.nonce }, [held], choice());

    const posted = await postForm(read.responseUri, { response: await encryptFor(read, { vp_token: token, state: read.state }) });

    expect((await disclosure(posted.body.disclosure_id!)).credentials[0]!.claims.map((one) => one.key)).toEqual(['level']);
  });

  it('asks for one competence only, and lets optional wishes be left out', async () => {
    const other = await verifier.issuers.competence(organism, { romeCode: '100063', name: 'Tailler les arbres' });
    const enrolment = await verifier.issuers.enrolment(organism);
    const optional = { kind: 'enrolment' as const, code: null, claims: ['givenName', 'familyName'], required: false };
    const first = await request([wishedGiven(['name'], { code: '100063' }), optional]);
    const second = await request([wishedGiven(['name'], { code: '100063' }), optional]);

    await expectAsync(answerGiven(first.uri, [held, enrolment], choice())).toBeRejectedWithError('nothing answers this request');
    const without = await answerGiven(first.uri, [held, other], choice());
    const half = await answerGiven(second.uri, [other, enrolment], choice({ share: (path) => path.at(-1) !== 'familyName' }));

    expect((await disclosure(without.body.disclosure_id!)).credentials.map((one) => one.kind)).toEqual(['competence']);
    expect((await disclosure(half.body.disclosure_id!)).credentials[1]!.claims.map((one) => one.key)).toEqual(['givenName']);
  });

  it('is answered once, however many answer together', async () => {
    const made = await request();
    const read = await readRequest(made.uri, verifier.now());
    const form = { response: await encryptFor(read, { vp_token: await makeVpToken(read, [held], choice()), state: read.state }) };

    const answers = await Promise.all(Array.from({ length: 50 }, () => postForm(read.responseUri, form)));

    expect(answers.filter((one) => one.status === 200).length).toBe(1);
    expect(answers.filter((one) => one.status >= 500)).toEqual([]);
    expect((await postForm(read.responseUri, form)).status).toBe(410);
  });

  it('is answered once, when two found it open at the same instant', async () => {
    const made = await request();
    const read = await readRequest(made.uri, verifier.now());
    const form = { response: await encryptFor(read, { vp_token: await makeVpToken(read, [held], choice()), state: read.state }) };

    const answers = await heldBack('verifier', 'presentation_requests', 2, () =>
      Promise.all([postForm(read.responseUri, form), postForm(read.responseUri, form)]),
    );

    expect(answers.map((one) => one.status).sort()).toEqual([200, 410]);
  });

  it('may be refused by its holder, without anything shared', async () => {
    const made = await request();

    expect(await refuseGiven(made.uri, verifier.now())).toEqual({
      status: 200,
      body: { answered_at: verifier.house.time.toISOString() } as never,
    });
    expect(await stateOf(made.id)).toEqual(jasmine.objectContaining({ state: 'refused', disclosureId: null }));
    await expectAsync(answerGiven(made.uri, [held], choice())).toBeRejected();
  });

  it('is over when cancelled, or after half an hour', async () => {
    const cancelled = await request();
    const late = await request();
    const lateRead = await readRequest(late.uri, verifier.now());
    const cancel = () => company.client.call(contracts.cancelPresentationRequest, { params: { requestId: cancelled.id } });

    expect([(await cancel()).status, (await cancel()).status]).toEqual([204, 409]);
    await expectAsync(readRequest(cancelled.uri, verifier.now())).toBeRejectedWithError('the request is not served: 410');
    const response = await encryptFor(lateRead, {
      vp_token: await makeVpToken(lateRead, [held], choice({ now: verifier.now() + 1801 })),
      state: lateRead.state,
    });
    verifier.wait(1801);
    expect((await postForm(lateRead.responseUri, { response })).status).toBe(410);
  });

  describe('keeps, with a report that says so,', () => {
    const verdictFor = async (credential: HeldCredential) => {
      const posted = await answerGiven((await request()).uri, [credential], choice());
      const received = await disclosure(posted.body.disclosure_id!);
      return [
        received.verdict,
        ...received.credentials[0]!.report.checks.filter((line) => line.outcome !== 'passed').map((line) => `${line.outcome} ${line.why}`),
      ];
    };

    it('an issuer nobody vouches for', async () => {
      const stranger = await verifier.issuers.organism('inconnu', { registered: false });

      expect(await verdictFor(await verifier.issuers.competence(stranger))).toEqual(['refused', 'failed issuer-unknown']);
    });

    it('a credential revoked, suspended or expired', async () => {
      const [revoked, suspended] = [await verifier.issuers.competence(organism), await verifier.issuers.competence(organism)];
      const expired = await verifier.issuers.competence(organism, {}, { payload: { exp: verifier.now() - 1 } });
      verifier.issuers.setStatus(organism, revoked, 1);
      verifier.issuers.setStatus(organism, suspended, 2);
      verifier.wait(301);

      expect(await verdictFor(revoked)).toEqual(['refused', 'failed revoked']);
      expect(await verdictFor(suspended)).toEqual(['refused', 'failed suspended']);
      expect(await verdictFor(expired)).toEqual(['refused', 'failed expired']);
    });

    it('a status that cannot be had: to check, never verified', async () => {
      const away = await verifier.issuers.organism('absent');
      verifier.wait(301);
      verifier.issuers.down.add('/o/absent/status/1');

      expect(await verdictFor(await verifier.issuers.competence(away))).toEqual(['to-check', 'unchecked status-unreachable']);
    });
  });

  it('refuses claims and competences that do not exist', async () => {
    const ask = async (wish: object) =>
      (await company.client.call(contracts.createPresentationRequest, { body: { purpose: 'Essai', wishes: [wish] as never } }))
        .body as unknown as { code: string };

    expect((await ask(wishedGiven(['taille']))).code).toBe('unknown-claim');
    expect((await ask(wishedGiven(['name'], { code: 'inconnu' }))).code).toBe('unknown-claim');
    expect((await ask({ kind: 'enrolment', code: '300423', claims: ['givenName'], required: true })).code).toBe('unknown-claim');
  });
});
