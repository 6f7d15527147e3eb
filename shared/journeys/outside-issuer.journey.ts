import { createPresentationRequest, getDisclosure, getPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { forgetOutsideIssuer, listOutsideIssuers, recogniseOutsideIssuer } from '#shared/contracts/organisations';
import { competenceClaims } from '#shared/credentials/competence-claims';
import { issueSdJwt } from '#shared/credentials/issue';
import { vctOf } from '#shared/credentials/vct';
import { signerOf, webCrypto } from '#shared/credentials/web-crypto';
import { describeCredential } from '../../wallet/src/credentials/describe-credential.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { prepareAnswer, sendAnswer } from '../../wallet/src/disclosure/answer-request.ts';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import { publish } from '../../wallet/src/profile/publish-profile.ts';
import type { Wallet } from '../../wallet/src/vault/wallet.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { recogniseForeigner, type OutsideIssuer } from '../tooling/demo/outside-issuer.ts';
import { administratorOf, openFirm, type Firm } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

const day = 86_400;

/** A competence signed elsewhere, by an organism with a DID and a key of its own. */
const issueElsewhere = async (wallet: Wallet, { did, kid, privateJwk }: OutsideIssuer): Promise<string> => {
  const holders = [await wallet.keyring.make(), await wallet.keyring.make()];
  const { ld, disclosable } = competenceClaims({
    name: 'Tailler la pierre',
    romeCode: null,
    referential: null,
    level: { label: 'Or', scale: 'medals', normalised: 3 },
    validatedOn: '2026-06-01',
    programme: 'Taille de pierre',
    session: 'Namur 2026',
    validatorRole: 'trainer',
    organisation: { did, name: 'Académie des métiers de Wallonie' },
  });
  const now = wallet.clock();
  const vct = vctOf(wallet.settings.issuerUrl, 'competence');
  const payload = { iss: did, iat: now, exp: now + 365 * day, vct, ld };
  const key = await crypto.subtle.importKey('jwk', privateJwk as JsonWebKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const copies = holders.map(async ({ jwk, thumbprint }) => {
    const bound = { ...payload, cnf: { jwk: { ...jwk } } };
    return {
      compact: await issueSdJwt({ header: { typ: 'dc+sd-jwt', kid }, payload: bound, disclosable }, webCrypto, signerOf(key)),
      thumbprint,
      use: null,
    };
  });
  const credential: StoredCredential = {
    ...describeCredential({ ...payload, ld }),
    ...{ id: crypto.randomUUID(), issuerDid: did, issuerName: 'Académie', ink: null, connectionId: null, issuanceId: null },
    ...{ receivedAt: new Date(now * 1000).toISOString(), state: 'valid', checkedAt: null, reason: null },
    copies: await Promise.all(copies),
  };
  await wallet.store.write([{ room: 'credentials', id: credential.id, value: credential }]);
  return credential.id;
};

describe('an outside issuer', () => {
  let place: Town;
  let firm: Firm;
  let outsider: OutsideIssuer;
  beforeAll(async () => {
    place = await town();
    firm = await openFirm(place, 'Tailleurs de la Sèvre');
    outsider = await recogniseForeigner(await administratorOf(place, 'issuer'));
  }, 120_000);

  const present = async (wallet: Wallet, credentialId: string) => {
    const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
    const asked = await firm.recruiter.call(createPresentationRequest, {
      body: { purpose: 'Vérifier', wishes, retentionDays: 7, match: false },
    });
    const request = await readRequest(wallet, asked.uri!);
    const [ask] = request.asks;
    const choice = { askId: ask!.id, credentialId, paths: ask!.claims.map(({ path }) => path) };
    const { state } = await sendAnswer(wallet, await prepareAnswer(wallet, request, [choice]));
    const { disclosureId } = await firm.recruiter.call(getPresentationRequest, { params: { requestId: asked.id } });
    const seen = disclosureId ? await firm.recruiter.call(getDisclosure, { params: { disclosureId } }) : null;
    return { state, verdict: seen?.verdict ?? null, checks: seen?.credentials[0]?.report.checks ?? [] };
  };

  it('is believed once the platform recognised its DID, and no longer once it left the registry', async () => {
    const platform = await administratorOf(place, 'issuer');
    const again = { did: outsider.did, name: 'Encore elle', siret: null };
    expect(await refusalOf(platform.call(recogniseOutsideIssuer, { body: again }))).toBe('did-taken');
    const wallet = headlessWallet(place.around.settings);
    const id = await issueElsewhere(wallet, outsider);
    // The verifier keeps the registry for the time it was given.
    const believed = await until(
      () => present(wallet, id),
      ({ verdict }) => verdict === 'verified',
    );
    expect(believed.verdict).toBe('verified');
    expect(believed.checks.find(({ check }) => check === 'issuer-trusted')?.why).toBe('issuer-recognised');
    const card = await publish(wallet, {
      ...{ visibility: 'masked', department: '53', situation: 'searching', availableFrom: null, competences: [id], name: null },
    });
    expect(card.competences.map(({ label, level, verdict }) => [label, level, verdict])).toEqual([['Tailler la pierre', 'Or', 'verified']]);

    const { items } = await platform.call(listOutsideIssuers);
    await platform.call(forgetOutsideIssuer, { params: { outsideIssuerId: items.find(({ did }) => did === outsider.did)!.id } });
    const wary = await until(
      () => present(wallet, id),
      ({ verdict }) => verdict !== 'verified',
    );
    expect(wary.verdict).not.toBe('verified');
  });

  it('is not believed when another key signs in its name', async () => {
    await recogniseForeigner(await administratorOf(place, 'issuer'));
    const { items } = await (await administratorOf(place, 'issuer')).call(listOutsideIssuers);
    const wallet = headlessWallet(place.around.settings);
    const { did } = items.at(-1)!;
    const id = await issueElsewhere(wallet, { did, kid: `${did}#0`, privateJwk: outsider.privateJwk });
    const { verdict } = await present(wallet, id);
    expect(verdict).not.toBe('verified');
  });
});
