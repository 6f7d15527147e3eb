import * as disclosures from '#shared/contracts/verifier/disclosures';
import * as contracts from '#shared/contracts/verifier/presentations';
import type { Client } from '#shared/server/testing/client';
import { answerGiven, postForm, readRequest, refuseGiven, wishedGiven } from '../disclosures/given.ts';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';

describe('a proof shown from a page', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let held: HeldCredential;
  let browser: Client;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    held = await verifier.issuers.competence(await verifier.issuers.organism('atelier'));
    browser = verifier.client();
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  const body = { purpose: 'Entrer sur le chantier', wishes: [wishedGiven(['name', 'level'])], retentionDays: 30 };
  const givenLink = async () => (await company.client.call(contracts.createPresentationLink, { body })).body;
  const codeOf = ({ url }: { readonly url: string | null }): string => new URL(url!).hash.slice(1);
  const start = async (device: 'same' | 'other') =>
    (await browser.call(contracts.startPresentation, { body: { code: codeOf(await givenLink()), device } })).body;
  const follow = async (session: string) => (await browser.call(contracts.followPresentation, { body: { session } })).body;
  const finish = async (session: string | null, uri: string) =>
    (await browser.call(contracts.finishPresentation, { body: { session, responseCode: new URL(uri).hash.slice(1) } })).body.outcome;
  const answer = (uri: string, number?: string) => answerGiven(uri, [held], { now: verifier.now(), ...(number ? { number } : {}) });
  const seen = async (id: string | undefined) =>
    (await company.client.call(disclosures.getDisclosure, { params: { disclosureId: id as never } })).status;

  it('says who asks, and for what, before anything begins', async () => {
    const { body: asking } = await browser.call(contracts.openPresentationLink, { body: { code: codeOf(await givenLink()) } });

    expect(asking).toEqual(jasmine.objectContaining({ company: 'Maison Clément', purpose: 'Entrer sur le chantier', retentionDays: 30 }));
    expect((await browser.call(contracts.openPresentationLink, { body: { code: 'x'.repeat(43) } })).status).toBe(410);
  });

  it('on the same device reaches the company when the browser that began brings the answer back', async () => {
    const { session, presentation } = await start('same');
    expect(presentation.matchCode).toBeNull();
    expect(presentation.walletUrl).toContain('/present#openid4vp%3A%2F%2F');
    const posted = await answer(presentation.uri!);

    expect([posted.status, (await follow(session)).state, await seen(posted.body.disclosure_id)]).toEqual([200, 'held', 404]);
    expect(await finish(session, posted.body.redirect_uri!)).toBe('received');
    expect([(await follow(session)).state, await seen(posted.body.disclosure_id)]).toEqual(['answered', 200]);
    expect(await finish(session, posted.body.redirect_uri!)).toBe('nothing');
  });

  it('begun by somebody else than who answers, gives nobody anything', async () => {
    const attacker = await start('same');
    const victim = await start('same');
    const posted = await answer(attacker.presentation.uri!);

    expect(await finish(attacker.session, `https://x.example/#${'y'.repeat(43)}`)).toBe('nothing');
    expect((await follow(attacker.session)).state).toBe('held');
    expect(await finish(victim.session, posted.body.redirect_uri!)).toBe('other-browser');
    expect(await finish(attacker.session, posted.body.redirect_uri!)).toBe('nothing');
    expect([(await follow(attacker.session)).state, await seen(posted.body.disclosure_id)]).toEqual(['cancelled', 404]);
  });

  it('brought back to a browser without a session, is destroyed', async () => {
    const { session, presentation } = await start('same');
    const posted = await answer(presentation.uri!);

    expect(await finish(null, posted.body.redirect_uri!)).toBe('other-browser');
    expect((await follow(session)).state).toBe('cancelled');
  });

  it('that nobody comes back with expires, and leaves nothing', async () => {
    const { session, presentation } = await start('same');
    const posted = await answer(presentation.uri!);
    verifier.wait(11 * 60);
    await signInAgain(company);

    expect(await finish(session, posted.body.redirect_uri!)).toBe('nothing');
    expect([(await follow(session)).state, await seen(posted.body.disclosure_id)]).toEqual(['expired', 404]);
  });

  it('can be taken back before the company has it', async () => {
    const { session, presentation } = await start('same');
    const { disclosure_id: id, receipt, redirect_uri: uri } = (await answer(presentation.uri!)).body;
    const params = { disclosureId: id as never };
    const taken = await browser.call(disclosures.withdrawDisclosure, { params, body: { receipt: receipt! } });

    expect([taken.status, await finish(session, uri!), (await follow(session)).state]).toEqual([200, 'nothing', 'cancelled']);
  });

  it('from another device needs the number of this screen, and ends at the third wrong one', async () => {
    const right = await start('other');
    expect(right.presentation.matchCode).toMatch(/^\d{2}$/u);
    expect((await answer(right.presentation.uri!)).body.error).toBe('access_denied');
    expect((await answer(right.presentation.uri!, right.presentation.matchCode!)).status).toBe(200);
    expect((await follow(right.session)).state).toBe('answered');

    const guessed = await start('other');
    const wrong = guessed.presentation.matchCode === '00' ? '01' : '00';
    for (const state of ['fetched', 'fetched', 'cancelled'] as const) {
      expect((await answer(guessed.presentation.uri!, wrong)).body.error).toBe('access_denied');
      expect((await follow(guessed.session)).state).toBe(state);
    }
  });

  it('that is refused sends the person back all the same', async () => {
    const { session, presentation } = await start('same');
    const posted = await refuseGiven(presentation.uri!, verifier.now());

    expect(posted.body.redirect_uri).toContain('/p/back#');
    expect((await follow(session)).state).toBe('refused');
  });

  it('begins at no link that is closed or too old', async () => {
    const closed = await givenLink();
    await answer(
      (await browser.call(contracts.startPresentation, { body: { code: codeOf(closed), device: 'same' } })).body.presentation.uri!,
    );
    expect((await company.client.call(contracts.closePresentationLink, { params: { linkId: closed.id } })).status).toBe(204);
    const old = await givenLink();
    const { body: listed } = await company.client.call(contracts.listPresentationLinks);
    const told = [old.id, closed.id].map((id) => listed.items.find((one) => one.id === id)!);
    expect(told.map((one) => [one.url === null, one.answers])).toEqual([
      [false, 0],
      [true, 0],
    ]);
    verifier.wait(8 * 86_400);

    for (const { url } of [{ url: closed.url ?? `${verifier.url}/p#${'z'.repeat(43)}` }, old])
      expect((await browser.call(contracts.startPresentation, { body: { code: codeOf({ url }), device: 'same' } })).status).toBe(410);
  });
});

describe('a request at the counter', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    held = await verifier.issuers.competence(await verifier.issuers.organism('atelier'));
  }, 120_000);
  afterAll(() => verifier.close());

  const ask = async () => {
    const body = { purpose: 'Vérifier', wishes: [wishedGiven(['name'])], retentionDays: 30 };
    return (await company.client.call(disclosures.createPresentationRequest, { body })).body;
  };
  const confirm = async (requestId: string, present: boolean) =>
    company.client.call(disclosures.confirmPresentation, { params: { requestId: requestId }, body: { present } });

  it('answered without the number waits for who stands there', async () => {
    const [yes, no] = [await ask(), await ask()];
    const posted = await answerGiven(yes.uri!, [held], { now: verifier.now() });
    await answerGiven(no.uri!, [held], { now: verifier.now() });

    expect([posted.status, posted.body.redirect_uri]).toEqual([200, undefined]);
    await expectAsync(readRequest(yes.uri!, verifier.now())).toBeRejectedWithError('the request is not served: 410');
    const confirmed = await confirm(yes.id, true);
    expect([confirmed.body.state, confirmed.body.disclosureId as string]).toEqual(['answered', posted.body.disclosure_id!]);
    expect((await confirm(no.id, false)).body.state).toBe('cancelled');
    expect((await confirm(no.id, true)).status).toBe(409);
    expect((await confirm((await ask()).id, true)).status).toBe(409);
  });

  it('answered with the number arrives at once', async () => {
    const made = await ask();
    await answerGiven(made.uri!, [held], { now: verifier.now(), number: made.matchCode! });
    const { body } = await company.client.call(disclosures.getPresentationRequest, { params: { requestId: made.id } });

    expect([body.state, body.matchCode]).toEqual(['answered', null]);
  });

  const addressOf = (uri: string) => new URL(uri.replace('openid4vp://', 'https://wallet.example/')).searchParams.get('request_uri')!;
  const postMetadata = async (uri: string, metadata: unknown) => {
    const body = new URLSearchParams({
      wallet_nonce: 'n',
      wallet_metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
    });
    const posted = await fetch(addressOf(uri), { method: 'POST', body });
    const text = await posted.text();
    return { status: posted.status, text, parts: text.split('.') };
  };
  const claims = (part: string | undefined) => JSON.parse(Buffer.from(part!, 'base64url').toString()) as Record<string, unknown>;

  it('is answered in the clear by a wallet that cannot encrypt, and by no other', async () => {
    const made = await ask();
    const { parts } = await postMetadata(made.uri!, { authorization_encryption_alg_values_supported: ['RSA-OAEP-256'], other: 1 });
    expect(claims(parts[1])['response_mode']).toBe('direct_post');
    const { responseUri, state } = await readRequestAgain(made.uri!, { authorization_encryption_alg_values_supported: [] });
    const posted = await postForm(responseUri, { vp_token: 'pas du JSON', state });

    expect([posted.status, posted.body.error_description]).toEqual([400, 'vp_token is not JSON']);
  });
  const readRequestAgain = async (uri: string, metadata: unknown) => {
    const payload = claims((await postMetadata(uri, metadata)).parts[1]);
    return { responseUri: payload['response_uri'] as string, state: payload['state'] as string };
  };

  it('is told to a wallet that could not answer it, and encrypted for one that asks', async () => {
    const made = await ask();
    for (const metadata of [
      { vp_formats_supported: { mso_mdoc: {} } },
      { client_id_prefixes_supported: ['x509_san_dns'] },
      { request_object_signing_alg_values_supported: ['EdDSA'] },
      'pas du JSON',
      { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] } },
    ])
      expect((await postMetadata(made.uri!, metadata)).status)
        .withContext(JSON.stringify(metadata))
        .toBe(400);
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const jwk = await crypto.subtle.exportKey('jwk', publicKey);
    const { parts } = await postMetadata(made.uri!, { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y, kid: 'moi' }] } });

    expect(parts.length).toBe(5);
    expect(claims(parts[0])).toEqual(jasmine.objectContaining({ alg: 'ECDH-ES', enc: 'A128GCM', cty: 'JWT', kid: 'moi' }));
  });
});
