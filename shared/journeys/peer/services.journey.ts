// Our wallet at an issuer and at a verifier that others wrote (shared/decisions/0022).
import type * as z from 'zod';
import { forgetOutsideIssuer, recogniseOutsideIssuer, type OutsideIssuer as Recognised } from '#shared/contracts/organisations';
import { finishAuthorisation, startAuthorisation } from '../../../wallet/src/credentials/authorise.ts';
import { readOffer, type ReadOffer } from '../../../wallet/src/credentials/read-offer.ts';
import { receiveCredential } from '../../../wallet/src/credentials/receive-credential.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { prepareAnswer, sendAnswer } from '../../../wallet/src/disclosure/answer-request.ts';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { headlessWallet } from '../../tooling/demo/headless-wallet.ts';
import { administratorOf } from '../given-people.ts';
import { refusalOf } from '../refused.ts';
import { town, type Town } from '../town.ts';
import { openPeerIssuer, type PeerIssuer } from './issuer.ts';
import { openPeerVerifier, type PeerVerifier } from './verifier.ts';

/** Our wallet, as the issuer registered it. */
const carnet = 'https://carnet.example';
const vct = 'urn:academie:savoir-faire:1';
const types = {
  vct,
  claims: { metier: 'Tailleur de pierre', niveau: 'or', lieu: { ville: 'Namur', pays: 'BE' } },
  hidden: { _sd: ['metier', 'niveau'], lieu: { _sd: ['ville', 'pays'] } },
};
const query = {
  credentials: [
    {
      id: 'savoir',
      format: 'dc+sd-jwt' as const,
      meta: { vct_values: [vct] },
      claims: [{ path: ['metier'] }, { path: ['lieu', 'pays'], values: ['BE'] }],
    },
  ],
};

/** A person in a browser: follows the issuer's pages with their cookies until they lead back to the wallet. */
const walkBack = async (address: string): Promise<URLSearchParams> => {
  const cookies = new Map<string, string>();
  let url = address;
  while (!url.startsWith(carnet)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie())
      cookies.set(...(line.split(';')[0]!.split(/=(.*)/su).slice(0, 2) as [string, string]));
    const next = answer.headers.get('location');
    if (!next) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    url = new URL(next, url).toString();
  }
  return new URL(url).searchParams;
};

type OutsideIssuer = z.output<typeof Recognised>;

describe('our wallet among services that others wrote', () => {
  let place: Town;
  let issuer: PeerIssuer;
  let verifier: PeerVerifier;
  let wallet: Wallet;
  let recognised: OutsideIssuer;
  let before: ReadOffer;
  let first: StoredCredential;
  beforeAll(async () => {
    place = await town();
    // At the wallet's address, which nobody serves here: a server's guarded way out leads to no other place of this machine.
    issuer = await openPeerIssuer(place.around.walletUrl, carnet, types);
    verifier = await openPeerVerifier();
    before = await readOffer(headlessWallet(place.around.settings), await issuer.offerCode('135792'));
    const platform = await administratorOf(place, 'issuer');
    recognised = await platform.call(recogniseOutsideIssuer, { body: { did: issuer.did, name: 'Académie de Namur', siret: null } });
    wallet = headlessWallet(place.around.settings);
    const offer = await readOffer(wallet, await issuer.offerCode('246813'));
    expect([offer.trust, offer.name, offer.txCode]).toEqual(['trusted', 'Académie de Namur', { length: 6, numeric: true }]);
    first = await receiveCredential(wallet, { offer, txCode: '246813', clientId: carnet });
  }, 120_000);
  afterAll(async () => {
    // The town goes on without it.
    if (recognised)
      await (await administratorOf(place, 'issuer')).call(forgetOutsideIssuer, { params: { outsideIssuerId: recognised.id } });
    await issuer?.close();
    await verifier?.close();
  });

  it('takes nothing from an issuer the platform does not know, and says so', async () => {
    expect([before.trust, before.name]).toEqual(['unknown', 'Académie']);
    expect(await refusalOf(receiveCredential(wallet, { offer: before, txCode: '135792', clientId: carnet }))).toBe('issuer-unknown');
  });

  it('collects by a code with digits: DPoP with nonces, as many copies as that issuer makes', () => {
    expect([first.kind, first.copies.length, first.issuerDid]).toEqual(['other', 3, issuer.did]);
  });

  it('collects by the issuer’s own page: a pushed request, PKCE, identifiers, and a signature under its address', async () => {
    const another = headlessWallet(place.around.settings);
    const offer = await readOffer(another, issuer.offerPage());
    const address = await startAuthorisation(another, { offer }, carnet);
    const received = await finishAuthorisation(another, await walkBack(address));
    expect(received.map(({ copies, issuerName, issuerDid }) => [copies.length, issuerName, issuerDid])).toEqual([
      [3, 'Académie de Namur', issuer.url],
    ]);
  });

  for (const mode of ['direct_post.jwt', 'direct_post'] as const)
    it(`shows what was ticked by ${mode}, and the verifier’s own libraries are satisfied`, async () => {
      const request = await readRequest(wallet, await verifier.ask(query, mode));
      const [ask] = request.asks;
      expect([request.did, request.trust, request.answerable, ask!.candidates.map(({ id }) => id)]).toEqual([
        verifier.did,
        'unknown',
        true,
        [first.id],
      ]);
      const choice = { askId: ask!.id, credentialId: first.id, paths: ask!.claims.map(({ path }) => path) };
      const sent = await sendAnswer(wallet, await prepareAnswer(wallet, request, [choice]));
      expect(sent.state).toBe('shared');
      const seen = verifier.seen.at(-1)!;
      expect([seen.encrypted, seen.satisfied, seen.audience]).toEqual([mode === 'direct_post.jwt', true, request.clientId]);
      expect([seen.payload['metier'], seen.payload['niveau'], seen.payload['lieu']]).toEqual([
        types.claims.metier,
        undefined,
        { pays: 'BE' },
      ]);
    });
});
