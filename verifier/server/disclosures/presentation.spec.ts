import * as contracts from '#shared/contracts/verifier/disclosures';
import { givenKey } from '#shared/credentials/given';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { answerGiven, encryptFor, makeVpToken, postForm, readRequest, refuseGiven, type Choice, type ReadRequest } from './given.ts';

const wished = (claims: readonly string[], more: object = {}) => ({
  kind: 'competence' as const,
  code: null,
  claims: [...claims],
  required: true,
  ...more,
});

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

  const request = async (wishes: readonly object[] = [wished(['name', 'level'])], by: GivenCompany = company) => {
    const answer = await by.client.call(contracts.createPresentationRequest, {
      body: { purpose: 'Vérifier un niveau', wishes: [...wishes] as never, retentionDays: 30 },
    });
    if (answer.status !== 201) throw new Error(`request: ${answer.status} ${JSON.stringify(answer.body)}`);
    return { ...answer.body, uri: answer.body.uri! };
  };
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

  it('keeps nothing that was not asked, whatever the wallet sends', async () => {
    const made = await request([wished(['level'])]);
    const read = await readRequest(made.uri, verifier.now());
    const wide = await request([wished(['name', 'level', 'programme'])]);
    const token = await makeVpToken({ ...(await readRequest(wide.uri, verifier.now())), nonce: read.nonce }, [held], choice());

    const posted = await postForm(read.responseUri, { response: await encryptFor(read, { vp_token: token, state: read.state }) });

    expect((await disclosure(posted.body.disclosure_id!)).credentials[0]!.claims.map((one) => one.key)).toEqual(['level']);
  });

  it('asks for one competence only, and lets optional wishes be left out', async () => {
    const other = await verifier.issuers.competence(organism, { romeCode: '100063', name: 'Tailler les arbres' });
    const enrolment = await verifier.issuers.enrolment(organism);
    const optional = { kind: 'enrolment' as const, code: null, claims: ['givenName', 'familyName'], required: false };
    const first = await request([wished(['name'], { code: '100063' }), optional]);
    const second = await request([wished(['name'], { code: '100063' }), optional]);

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

  it('may be refused by its holder, without anything shared', async () => {
    const made = await request();

    expect(await refuseGiven(made.uri, verifier.now())).toEqual({ status: 200, body: {} });
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

  describe('refuses, as 400 and without keeping anything,', () => {
    type Make = (read: ReadRequest) => Promise<Readonly<Record<string, string>>>;
    const sent = async (read: ReadRequest, more: Partial<Choice> = {}, credential = held) => ({
      response: await encryptFor(read, { vp_token: await makeVpToken(read, [credential], choice(more)), state: read.state }),
    });
    const altered =
      (change: (compact: string) => string): Make =>
      async (read) => {
        const token = await makeVpToken(read, [held], choice());
        return { response: await encryptFor(read, { vp_token: { w0: [change(token['w0']![0]!)] }, state: read.state }) };
      };
    const cases: readonly (readonly [string, string, Make])[] = [
      ['another nonce', 'presentation: nonce-mismatch', (read) => sent(read, { nonce: 'x'.repeat(43) })],
      [
        'another audience',
        'presentation: audience-mismatch',
        (read) => sent(read, { audience: 'decentralized_identifier:did:web:ailleurs.example' }),
      ],
      [
        'a client_id without its prefix',
        'presentation: audience-mismatch',
        (read) => sent(read, { audience: read.clientId.replace('decentralized_identifier:', '') }),
      ],
      ['a binding by another key', 'presentation: binding-bad-signature', async (read) => sent(read, { sign: (await givenKey()).sign })],
      ['an old binding', 'presentation: binding-too-old', (read) => sent(read, { issuedAt: verifier.now() - 301 })],
      ['a binding of the future', 'presentation: binding-in-future', (read) => sent(read, { issuedAt: verifier.now() + 301 })],
      ['no binding', 'presentation: binding-missing', altered((compact) => compact.replace(/[^~]*$/u, ''))],
      [
        'one disclosure left out after the binding',
        'presentation: sd-hash-mismatch',
        altered((compact) => compact.replace(/~[^~]+~/u, '~')),
      ],
      [
        'a character of the signature changed',
        'presentation: bad-signature',
        altered((compact) =>
          compact.replace(
            /\.([\w-])([\w-]{40})([^.~]*)~/u,
            (_all, first: string, some: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${some}${rest}~`,
          ),
        ),
      ],
      ['no JSON at all', 'presentation: malformed', altered(() => 'bonjour')],
      [
        'another state',
        'another state',
        async (read) => ({ response: await encryptFor(read, { vp_token: await makeVpToken(read, [held], choice()), state: 'autre' }) }),
      ],
      [
        'an answer to nothing asked',
        'an answer to nothing that was asked',
        async (read) => ({
          response: await encryptFor(read, { vp_token: { autre: (await makeVpToken(read, [held], choice()))['w0'] }, state: read.state }),
        }),
      ],
      [
        'no answer to what is required',
        'the presentations do not answer the query',
        async (read) => ({ response: await encryptFor(read, { vp_token: {}, state: read.state }) }),
      ],
      [
        'less than was asked',
        'the presentations do not answer the query',
        (read) => sent(read, { share: (path) => path.at(-1) !== 'result' }),
      ],
      [
        'two presentations where one was asked',
        'neither vp_token nor error',
        async (read) => {
          const { w0 } = await makeVpToken(read, [held], choice());
          return { response: await encryptFor(read, { vp_token: { w0: [w0![0], w0![0]] }, state: read.state }) };
        },
      ],
      [
        'an answer in the clear',
        'direct_post.jwt: an encrypted response is expected',
        async (read) => ({ vp_token: JSON.stringify(await makeVpToken(read, [held], choice())), state: read.state }),
      ],
      ['an answer that is no JWE', 'the response cannot be decrypted', () => Promise.resolve({ response: 'a.b.c.d.e' })],
      [
        'an answer encrypted for another request',
        'encrypted for another key',
        async (read) => sent({ ...read, metadata: (await readRequest((await request()).uri, verifier.now())).metadata }),
      ],
      [
        'an algorithm that was not offered',
        'the response cannot be decrypted',
        async (read) => ({ response: await encryptFor(read, { vp_token: {}, state: read.state }, 'A128CBC-HS256') }),
      ],
    ];
    for (const [what, why, make] of cases) {
      it(what, async () => {
        const made = await request();
        const posted = await postForm(
          (await readRequest(made.uri, verifier.now())).responseUri,
          await make(await readRequest(made.uri, verifier.now())),
        );

        expect(posted).toEqual({ status: 400, body: { error: 'invalid_request', error_description: why } });
        expect((await stateOf(made.id)).state).toBe('fetched');
      });
    }

    it('a presentation that was already given to another request', async () => {
      const first = await request();
      const read = await readRequest(first.uri, verifier.now());
      const token = await makeVpToken(read, [held], choice());
      await postForm(read.responseUri, { response: await encryptFor(read, { vp_token: token, state: read.state }) });
      const second = await readRequest((await request()).uri, verifier.now());

      const replayed = await postForm(second.responseUri, { response: await encryptFor(second, { vp_token: token, state: second.state }) });

      expect(replayed.body.error_description).toBe('presentation: nonce-mismatch');
    });

    it('a form given twice, JSON, or nothing', async () => {
      const { responseUri } = await readRequest((await request()).uri, verifier.now());
      const post = (body: string, type = 'application/x-www-form-urlencoded') =>
        fetch(responseUri, { method: 'POST', headers: { 'content-type': type }, body }).then((answer) => answer.status);

      expect([await post('response=a&response=b'), await post('{}', 'application/json'), await post('')]).toEqual([400, 415, 400]);
    });
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

    expect((await ask(wished(['taille']))).code).toBe('unknown-claim');
    expect((await ask(wished(['name'], { code: 'inconnu' }))).code).toBe('unknown-claim');
    expect((await ask({ kind: 'enrolment', code: '300423', claims: ['givenName'], required: true })).code).toBe('unknown-claim');
  });
});
