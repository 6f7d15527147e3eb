import * as contracts from '#shared/contracts/issuer/authorisations';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenValidated,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import { askNonce, ath, dpopProof, newWalletKey, openClient, post, proveKey, type Session } from '../given-wallet.ts';
import { givenFlow, type GivenFlow } from './given-authorisation.ts';

interface Details {
  readonly credential_configuration_id: string;
  readonly credential_identifiers: readonly string[];
}

describe('the authorization code flow', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let flow: GivenFlow;
  let personId: string;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  beforeEach(async () => {
    personId = await givenPerson(issuer, organism);
    flow = await givenFlow(issuer, organism);
  });
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const offered = () => givenOffered(issuer, organism, personId, givenValidated(organism, personId));
  const codeOf = async (): Promise<string> => (await flow.consent(await flow.open(), personId)).searchParams.get('code')!;
  const guess = async (request: string, code: string) =>
    (await issuer.client().call(contracts.confirmAuthorisationDigits, { body: { request, code } })).body;
  const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000');

  it('goes from a pushed request to the credentials that wait, each asked for by its own name', async () => {
    const [first, second] = [await offered(), await offered()];
    const details = JSON.stringify([{ type: 'openid_credential', credential_configuration_id: 'competence' }]);
    const back = await flow.consent(await flow.open({ scope: undefined, authorization_details: details }), personId);
    expect(back.origin + back.pathname).toBe(flow.redirectUri);
    expect([back.searchParams.get('state'), back.searchParams.get('iss')]).toEqual(['un-état', organism.url]);

    const answer = await flow.redeem({ code: back.searchParams.get('code')! });
    expect([answer.status, answer.body['token_type']]).toEqual([200, 'DPoP']);
    const [named] = answer.body['authorization_details'] as [Details];
    expect(named.credential_configuration_id).toBe('competence');
    expect([...named.credential_identifiers].sort()).toEqual([first.id, second.id].sort());

    const client = openClient();
    const session = {
      client,
      issuerMetadata: await client.resolveIssuerMetadata(organism.url),
      configuration: 'competence',
    } as unknown as Session;
    const ask = async (more: object) => {
      const jwt = await proveKey(session, await newWalletKey(), await askNonce(session));
      const url = `${organism.url}/credential`;
      const token = String(answer.body['access_token']);
      const dpop = await dpopProof(flow.wallet, { htu: url, ath: ath(token) });
      return post(url, { ...more, proofs: { jwt: [jwt] } }, { authorization: `DPoP ${token}`, dpop });
    };
    expect((await ask({ credential_configuration_id: 'competence' })).body['error']).toBe('invalid_credential_request');
    expect((await ask({ credential_identifier: personId })).body['error']).toBe('unknown_credential_identifier');
    for (const credential_identifier of named.credential_identifiers) expect((await ask({ credential_identifier })).status).toBe(200);
    expect((await issuancesOf(issuer, organism, personId)).map(({ state }) => state)).toEqual(['signed', 'signed']);
  });

  it('refuses a pushed request of a stranger, without PKCE, or for what is not here', async () => {
    const bad: Record<string, readonly [Readonly<Record<string, string | undefined>>, string]> = {
      'another wallet': [
        { client_id: 'https://ailleurs.example', redirect_uri: 'https://ailleurs.example/receive/callback' },
        'invalid_client',
      ],
      'another address of the wallet': [{ redirect_uri: `${flow.clientId}/ailleurs` }, 'invalid_request'],
      'a longer address': [{ redirect_uri: `${flow.redirectUri}/plus` }, 'invalid_request'],
      'no address': [{ redirect_uri: undefined }, 'invalid_request'],
      'plain PKCE': [{ code_challenge_method: 'plain' }, 'invalid_request'],
      'no PKCE': [{ code_challenge: undefined }, 'invalid_request'],
      'an implicit token': [{ response_type: 'token' }, 'unsupported_response_type'],
      'a reference': [{ request_uri: 'urn:x' }, 'invalid_request'],
      'a signed request': [{ request: 'a.b.c' }, 'request_not_supported'],
      'an unknown scope': [{ scope: 'diploma' }, 'invalid_scope'],
      'unknown details': [{ authorization_details: '[{"type":"payment"}]' }, 'invalid_authorization_details'],
      'unreadable details': [{ authorization_details: '{' }, 'invalid_authorization_details'],
      'another key': [{ dpop_jkt: 'a'.repeat(43) }, 'invalid_dpop_proof'],
    };

    for (const [what, [changes, error]] of Object.entries(bad)) {
      const { status, body } = await flow.push(changes);
      expect([status, body['error']])
        .withContext(what)
        .toEqual([error === 'invalid_client' ? 401 : 400, error]);
    }
    const lost = await fetch(`${organism.url}/authorize?client_id=https%3A%2F%2Failleurs.example&request_uri=urn%3Ax`, {
      redirect: 'manual',
    });
    expect([lost.status, lost.headers.get('location')]).toEqual([302, `${issuer.url}/authorise`]);
  });

  it('takes a code once, from the wallet and the verifier it was made for; a replay takes the token back', async () => {
    await offered();
    const code = await codeOf();
    const stranger = await newWalletKey();
    for (const [what, answer] of Object.entries({
      'another verifier': await flow.redeem({ code, code_verifier: 'x'.repeat(43) }),
      'another key': await flow.redeem({ code }, stranger),
      'no key': await flow.redeem({ code }, null),
      'another wallet': await flow.redeem({ code, client_id: 'https://ailleurs.example' }),
      'another address': await flow.redeem({ code, redirect_uri: `${flow.redirectUri}/` }),
      invented: await flow.redeem({ code: 'inventé' }),
    }))
      expect(answer.body['error']).withContext(what).toBe('invalid_grant');
    expect((await flow.redeem({ code, code_verifier: undefined })).body['error']).toBe('invalid_request');

    const answers = await Promise.all(Array.from({ length: 5 }, () => flow.redeem({ code })));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    const token = String(answers.find(({ status }) => status === 200)!.body['access_token']);
    const url = `${organism.url}/credential`;
    const dpop = await dpopProof(flow.wallet, { htu: url, ath: ath(token) });
    expect((await post(url, {}, { authorization: `DPoP ${token}`, dpop })).status).toBe(401);
  });

  it('lets a code die after five minutes', async () => {
    await offered();
    const code = await codeOf();
    issuer.pass(301);
    const late = await post(
      `${organism.url}/token`,
      new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: flow.clientId,
        redirect_uri: flow.redirectUri,
        code_verifier: flow.verifier,
        code,
      }),
      { dpop: await dpopProof(flow.wallet, { htu: `${organism.url}/token`, iat: Math.floor(Date.now() / 1000) + 301 }) },
    );
    issuer.pass(-301);
    expect(late.body['error']).toBe('invalid_grant');
  });

  it('gives five guesses for one request, however many times digits are sent, and then none', async () => {
    await offered();
    const request = await flow.open();
    const email = await flow.emailOf(personId);
    const send = () => issuer.client().call(contracts.sendAuthorisationDigits, { body: { request, email } });
    await send();
    const first = await flow.mailed(personId);
    for (let left = 4; left >= 2; left -= 1) expect(await guess(request, wrongOf(first))).toEqual({ outcome: 'wrong', left });
    await send();
    const code = await flow.mailed(personId);
    if (first !== code) expect(await guess(request, first)).toEqual({ outcome: 'wrong', left: 1 });
    else await guess(request, wrongOf(code));
    expect(await guess(request, wrongOf(code))).toEqual({ outcome: 'wrong', left: 0 });
    expect((await guess(request, code)).outcome).toBe('wrong');
    await send();
    expect((await send()).status).toBe(429);
  });

  it('says the same of an address it does not know, and writes to nobody', async () => {
    const request = await flow.open();
    const email = 'personne@ailleurs.example';
    const answer = await issuer.client().call(contracts.sendAuthorisationDigits, { body: { request, email } });
    await flow.mailed(personId);

    expect([answer.status, issuer.house.mails.filter(({ to }) => to === email)]).toEqual([204, []]);
    expect((await guess(request, '000000')).outcome).toBe('wrong');
  });

  it('hands nothing over without the pass of the digits, nor twice, nor when the person says no', async () => {
    await offered();
    const request = await flow.open();
    const call = issuer.client();
    const consent = (pass: string) => call.call(contracts.consentToAuthorisation, { body: { request, pass } });
    expect((await consent('a'.repeat(43))).status).toBe(410);
    await call.call(contracts.sendAuthorisationDigits, { body: { request, email: await flow.emailOf(personId) } });
    const confirmed = await guess(request, await flow.mailed(personId));
    const pass = confirmed.outcome === 'right' ? confirmed.pass : '';
    expect((await consent('a'.repeat(43))).status).toBe(410);
    expect((await consent(pass)).status).toBe(200);
    expect((await consent(pass)).status).toBe(410);

    const other = await flow.open();
    const { body } = await call.call(contracts.refuseAuthorisation, { body: { request: other } });
    expect(new URL(body.redirect).searchParams.get('error')).toBe('access_denied');
    expect(new URL(body.redirect).searchParams.get('code')).toBeNull();
    expect((await call.call(contracts.describeAuthorisation, { body: { request: other } })).status).toBe(410);
  });

  it('tells the wallet when nothing waits, and shows no other person’s credentials', async () => {
    const other = await givenPerson(issuer, organism);
    await givenOffered(issuer, organism, other);
    const back = await flow.consent(await flow.open(), personId);

    expect([back.searchParams.get('error'), back.searchParams.get('code')]).toEqual(['access_denied', null]);
  });

  it('is described to whoever opens the page without a word of any person', async () => {
    const { body } = await issuer.client().call(contracts.describeAuthorisation, { body: { request: await flow.open() } });

    expect(body.wallet).toEqual({ host: new URL(flow.clientId).host, own: true });
    expect(body.kinds).toEqual(['competence']);
    expect(Object.keys(body).sort()).toEqual(['kinds', 'organisation', 'wallet']);
  });
});
