import * as contracts from '#shared/contracts/verifier/disclosures';
import { givenKey } from '#shared/credentials/given';
import { givenCompany, givenVerifier, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { askGiven, encryptFor, makeVpToken, postForm, readRequest, wishedGiven, type Choice, type ReadRequest } from './given.ts';

describe('an answer is refused, as 400 and without keeping anything, with', () => {
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
  afterEach(() => expect(verifier.faults).toEqual([]));

  const request = () => askGiven(company.client);
  const stateOf = async (requestId: string) =>
    (await company.client.call(contracts.getPresentationRequest, { params: { requestId } })).body.state;
  const choice = (more: Partial<Choice> = {}): Choice => ({ now: verifier.now(), ...more });

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
    ['one disclosure left out after the binding', 'presentation: sd-hash-mismatch', altered((compact) => compact.replace(/~[^~]+~/u, '~'))],
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
      'the presentations do not answer the query',
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
      expect(await stateOf(made.id)).toBe('fetched');
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

  it('another competence than the one asked', async () => {
    const asked = await readRequest((await askGiven(company.client, [wishedGiven(['name'], { code: '100063' })])).uri, verifier.now());
    const wide = await readRequest((await askGiven(company.client, [wishedGiven(['name', 'code'])])).uri, verifier.now());
    const token = await makeVpToken({ ...asked, query: wide.query }, [held], choice());

    const posted = await postForm(asked.responseUri, { response: await encryptFor(asked, { vp_token: token, state: asked.state }) });

    expect(posted).toEqual({
      status: 400,
      body: { error: 'invalid_request', error_description: 'the presentations do not answer the query' },
    });
  });
});
