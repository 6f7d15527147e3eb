// A wallet that others wrote, at our issuer and at our verifier (shared/decisions/0022).
import type { ReplyOf } from '#shared/contract/route';
import { confirmAuthorisationDigits, consentToAuthorisation, sendAuthorisationDigits } from '#shared/contracts/issuer/authorisations';
import { chooseSigning } from '#shared/contracts/organisations';
import { createPresentationRequest, getDisclosure, getPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { mint } from '../../tooling/demo/fresh.ts';
import type { Trainee } from '../../tooling/demo/people.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openFirm, openSchool, someone, validateLevels, type Firm, type School } from '../given-people.ts';
import { town, type Town } from '../town.ts';
import { sdJwtOf } from './keys.ts';
import { answer, type Held } from './presenting.ts';
import { beginAuthorisation, collect, findIssuer, notify, readOffer, redeemOffer, type Found, type Received } from './wallet.ts';

/** What `@sd-jwt` says of each copy: signature, dates, status list, and the key it is bound to. */
const readAll = ({ credentials, keys }: Received) =>
  Promise.all(
    credentials.map(async (compact, place) => {
      const { payload } = await sdJwtOf(keys[place]!).verify(compact);
      const { jwk } = payload.cnf as { jwk: { x: string } };
      return { payload, bound: jwk.x === keys[place]!.jwk.x };
    }),
  );

describe('a wallet that others wrote', () => {
  let place: Town;
  let school: School;
  let firm: Firm;
  let trainee: Trainee;
  let found: Found;
  let held: Held;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Forges du Layon');
    firm = await openFirm(place, 'Ferronnerie du Layon');
    trainee = someone('Maëlle', 'Quéré');
    await validateLevels(school, await enrol(school.manager, school.session, trainee), ['argent', 'or']);
    const { uri, txCode } = await mint(school.manager, 'competence');
    const offer = await readOffer(uri);
    found = await findIssuer(offer.credential_issuer);
    const access = await redeemOffer(found, offer, txCode);
    const received = await collect(found, access, { configuration: offer.credential_configuration_ids[0]!, copies: 3, seal: false });
    expect([access.token.token_type, received.credentials.length]).toEqual(['dpop', 3]);
    expect((await readAll(received)).map(({ bound }) => bound)).toEqual([true, true, true]);
    expect(await notify(found, access, received.notificationId!)).toBe(204);
    held = { compact: received.credentials[0]!, key: received.keys[0]! };
  }, 120_000);

  const call = async <T extends { readonly path: string }>(route: T, body: object): Promise<ReplyOf<T>> => {
    const { issuerUrl } = place.around.settings;
    const headers = { 'content-type': 'application/json', origin: issuerUrl };
    const said = await fetch(issuerUrl + route.path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (said.status === 204 ? undefined : await said.json()) as ReplyOf<T>;
  };

  it('collects by the organism’s own page: pushed request, PKCE, a bound key, encrypted both ways', async () => {
    const { walletUrl, mailbox } = place.around;
    await mint(school.manager, 'enrolment'); // it is there
    const begun = await beginAuthorisation(found, { clientId: walletUrl, redirectUri: `${walletUrl}/receive/callback` }, ['enrolment']);
    const page = await fetch(begun.address, { redirect: 'manual' });
    const request = new URL(page.headers.get('location')!).hash.slice(1);
    await call(sendAuthorisationDigits, { request, email: trainee.email });
    const confirmed = await call(confirmAuthorisationDigits, { request, code: await mailbox.code(trainee.email, 'Votre code\u00a0: ') });
    if (confirmed.outcome !== 'right') throw new Error('the digits were refused');
    const access = await begun.finish(new URL((await call(consentToAuthorisation, { request, pass: confirmed.pass })).redirect));

    const [detail] = access.token.authorization_details as unknown as { credential_identifiers: string[] }[];
    const identifier = detail!.credential_identifiers[0]!;
    const received = await collect(found, access, { configuration: 'enrolment', identifier, copies: 2, seal: true });
    const read = await readAll(received);
    expect(read.map(({ bound }) => bound)).toEqual([true, true]);
    expect(JSON.stringify(read[0]!.payload)).toContain(trainee.familyName);
  });

  const ask = async (signing: 'did' | 'x5c') => {
    expect((await firm.admin.call(chooseSigning, { body: { signing } })).signing).toBe(signing);
    const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
    const { id, uri } = await firm.recruiter.call(createPresentationRequest, {
      body: { purpose: 'Vérifier un niveau', wishes, retentionDays: 7, match: false },
    });
    const state = async () => {
      const request = await firm.recruiter.call(getPresentationRequest, { params: { requestId: id } });
      const { disclosureId } = request;
      const seen = disclosureId ? await firm.recruiter.call(getDisclosure, { params: { disclosureId } }) : null;
      return [request.state, seen?.verdict ?? null];
    };
    return { uri: uri!, state };
  };

  it('answers a request signed by a DID, encrypted, in the clear when it cannot encrypt; another nonce is refused', async () => {
    const first = await ask('did');
    const sent = await answer(first.uri, held, { encrypts: true });
    expect([sent.clientId.split(':')[0], sent.mode, sent.status]).toEqual(['decentralized_identifier', 'direct_post.jwt', 200]);
    expect(await first.state()).toEqual(['answered', 'verified']);

    const clear = await ask('did');
    const plain = await answer(clear.uri, held, { encrypts: false });
    expect([plain.mode, plain.status, ...(await clear.state())]).toEqual(['direct_post', 200, 'answered', 'verified']);

    const wary = await ask('did');
    const wrong = await answer(wary.uri, held, { encrypts: true, nonce: 'un-autre-nonce' });
    expect([wrong.status, wrong.body['error'], ...(await wary.state())]).toEqual([400, 'invalid_request', 'fetched', null]);
  });

  it('answers a request signed by a certificate', async () => {
    const asked = await ask('x5c');
    const sent = await answer(asked.uri, held, { encrypts: true });
    expect([sent.clientId.split(':')[0], sent.status, ...(await asked.state())]).toEqual(['x509_hash', 200, 'answered', 'verified']);
  });
});
