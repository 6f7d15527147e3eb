import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import { askToken, dpopProof, newWalletKey, post, readOffer } from '../given-wallet.ts';

const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

describe('token endpoint', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  const scanned = async () => {
    const personId = await givenPerson(issuer, organism);
    const { id } = await givenOffered(issuer, organism, personId);
    const { uri, txCode } = await givenQr(issuer, organism, id);
    const session = await readOffer(uri);
    const code = session.offer.grants![grant]!['pre-authorized_code'];
    return { personId, id, uri, txCode, code, session, wrong: txCode === '000000' ? '000001' : '000000' };
  };
  const asked = async () => {
    const issuance = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const session = await readOffer(await givenWalletOffer(issuer, organism, issuance));
    return { session, code: session.offer.grants![grant]!['pre-authorized_code'] };
  };
  const redeem = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}, url = organism.url) =>
    post(`${url}/token`, new URLSearchParams({ grant_type: grant, ...fields }), headers);

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  it('gives a token of five minutes that no cache keeps, and claims the offer', async () => {
    const { code, txCode, personId } = await scanned();

    const answer = await redeem({ 'pre-authorized_code': code, tx_code: txCode });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.body).toEqual({ access_token: jasmine.stringMatching(/^[\w-]{43}$/u), token_type: 'Bearer', expires_in: 300 });
    expect((await issuancesOf(issuer, organism, personId))[0]!.state).toBe('claimed');
  });

  it('gives one token to fifty requests at once', async () => {
    const { code, txCode } = await scanned();

    const answers = await Promise.all(Array.from({ length: 50 }, () => redeem({ 'pre-authorized_code': code, tx_code: txCode })));

    expect(answers.filter((answer) => answer.status === 200).length).toBe(1);
    expect(
      new Set(answers.filter((answer) => answer.status !== 200).map((answer) => `${answer.status} ${String(answer.body['error'])}`)),
    ).toEqual(new Set(['400 invalid_grant']));
  });

  it('refuses the right transaction code after five wrong ones', async () => {
    const { code, txCode, wrong, uri } = await scanned();

    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await redeem({ 'pre-authorized_code': code, tx_code: wrong })).body).toEqual({
        error: 'invalid_grant',
        error_description: 'the transaction code is wrong',
      });
    }

    expect(await redeem({ 'pre-authorized_code': code, tx_code: txCode })).toEqual(
      jasmine.objectContaining({ status: 400, body: jasmine.objectContaining({ error: 'invalid_grant' }) }),
    );
    await expectAsync(readOffer(uri)).toBeRejected();
  });

  it('counts wrong transaction codes that come at once', async () => {
    const { code, txCode, wrong } = await scanned();

    await Promise.all(Array.from({ length: 12 }, () => redeem({ 'pre-authorized_code': code, tx_code: wrong })));

    expect((await redeem({ 'pre-authorized_code': code, tx_code: txCode })).status).toBe(400);
  });

  it('asks for a transaction code where one is expected, and takes none where none is', async () => {
    const desk = await scanned();
    const wallet = await asked();
    const key = await newWalletKey();
    const proof = { dpop: await dpopProof(key, { htu: `${organism.url}/token` }) };

    expect((await redeem({ 'pre-authorized_code': desk.code })).body['error']).toBe('invalid_request');
    expect((await redeem({ 'pre-authorized_code': wallet.code, tx_code: '123456' }, proof)).body['error']).toBe('invalid_request');
  });

  it('gives a code without digits only to a token bound by DPoP', async () => {
    const { session, code } = await asked();

    expect((await redeem({ 'pre-authorized_code': code })).body['error']).toBe('invalid_dpop_proof');
    expect((await askToken(session)).type).toBe('DPoP');
  });

  it('refuses a code used before, an unknown one, one of another organism and one that is ten minutes old', async () => {
    const { code, txCode } = await scanned();
    const old = await scanned();
    const other = await givenOrganism(issuer);
    const fields = { 'pre-authorized_code': code, tx_code: txCode };

    expect((await redeem(fields, {}, other.url)).body['error']).toBe('invalid_grant');
    expect((await redeem(fields)).status).toBe(200);
    expect((await redeem(fields)).body['error']).toBe('invalid_grant');
    expect((await redeem({ ...fields, 'pre-authorized_code': 'unknown' })).body['error']).toBe('invalid_grant');
    issuer.pass(601);
    const late = await redeem({ 'pre-authorized_code': old.code, tx_code: old.txCode });
    issuer.pass(-601);
    expect(late.body['error']).toBe('invalid_grant');
  });

  it('kills the former code when another is made', async () => {
    const { code, txCode, id } = await scanned();

    await givenQr(issuer, organism, id);

    expect((await redeem({ 'pre-authorized_code': code, tx_code: txCode })).body['error']).toBe('invalid_grant');
  });

  it('refuses a DPoP proof that is for elsewhere, too old, too new, unsigned by its key, or seen before', async () => {
    const { code, txCode } = await scanned();
    const fields = { 'pre-authorized_code': code, tx_code: 'x' };
    const [key, stranger] = [await newWalletKey(), await newWalletKey()];
    const htu = `${organism.url}/token`;
    const now = Math.floor(Date.now() / 1000);
    const good = await dpopProof(key, { htu });
    const bad = {
      elsewhere: await dpopProof(key, { htu: `${organism.url}/credential` }),
      method: await dpopProof(key, { htu, htm: 'GET' }),
      old: await dpopProof(key, { htu, iat: now - 900 }),
      new: await dpopProof(key, { htu, iat: now + 900 }),
      forged: await dpopProof({ ...stranger, jwk: key.jwk }, { htu }),
      type: await dpopProof(key, { htu }, { typ: 'JWT' }),
      private: await dpopProof(key, { htu }, { jwk: { ...key.jwk, d: key.jwk.x } }),
      garbage: 'a.b.c',
    };

    for (const [what, dpop] of Object.entries(bad))
      expect((await redeem(fields, { dpop })).body['error'])
        .withContext(what)
        .toBe('invalid_dpop_proof');
    expect((await redeem(fields, { dpop: good })).body['error']).toBe('invalid_grant');
    expect((await redeem({ ...fields, tx_code: txCode }, { dpop: good })).body['error'])
      .withContext('seen before')
      .toBe('invalid_dpop_proof');
    expect((await redeem({ ...fields, tx_code: txCode }, { dpop: await dpopProof(key, { htu }) })).body['token_type']).toBe('DPoP');
  });

  it('answers what it cannot read with a 4xx in the words of OAuth', async () => {
    const { code, txCode } = await scanned();
    const twice = new URLSearchParams([
      ['grant_type', grant],
      ['pre-authorized_code', code],
      ['pre-authorized_code', code],
      ['tx_code', txCode],
    ]);

    expect((await post(`${organism.url}/token`, twice)).body['error']).toBe('invalid_request');
    expect((await redeem({ grant_type: 'password', code: 'x' })).body['error']).toBe('unsupported_grant_type');
    expect((await redeem({ grant_type: 'password' })).body['error']).toBe('unsupported_grant_type');
    expect((await redeem({})).body['error']).toBe('invalid_request');
    expect((await post(`${organism.url}/token`, { grant_type: grant })).body['error']).toBe('invalid_request');
    expect((await redeem({ 'pre-authorized_code': code, tx_code: txCode }, {}, `${issuer.url}/o/personne`)).status).toBe(404);
  });
});
