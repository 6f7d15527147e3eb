import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { attendanceSignedOff } from '#shared/contracts/issuer/attendance';
import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { DidDocument } from '#shared/contracts/protocol/did-document';
import { StatusClaim } from '#shared/contracts/protocol/status-list';
import {
  givenEnrolled,
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  givenRecorded,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { copiesPerIssuance } from './copies.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { askCredential, askToken, newWalletKey, notify, readOffer, receive } from './given-wallet.ts';

/** Somebody else's reader: resolves the DID over HTTP, checks the signature with jose, the rest is @sd-jwt's. */
const secondOpinion = async (issuer: GivenIssuer, compact: string) => {
  const { kid } = decodeProtectedHeader(compact.split('~')[0]!) as { kid: string };
  const slug = kid.split('#')[0]!.split(':').at(-1)!;
  const document = DidDocument.parse(await (await fetch(`${issuer.url}/o/${slug}/did.json`)).json());
  const jwk = document.verificationMethod.find((method) => method.id === kid)!.publicKeyJwk as JWK;
  const reader = new SDJwtVcInstance({
    hasher: (data: string | ArrayBuffer) =>
      new Uint8Array(
        createHash('sha256')
          .update(typeof data === 'string' ? data : Buffer.from(data))
          .digest(),
      ),
    hashAlg: 'sha-256',
    verifier: async (data: string, signature: string) =>
      compactVerify(`${data}.${signature}`, await importJWK(jwk, 'ES256')).then(
        () => true,
        () => false,
      ),
    statusVerifier: async (data: string, signature: string) =>
      compactVerify(`${data}.${signature}`, await importJWK(jwk, 'ES256')).then(
        () => true,
        () => false,
      ),
    statusListFetcher: async (url: string) => (await fetch(url)).text(),
  });
  return { header: decodeProtectedHeader(compact.split('~')[0]!), verified: await reader.verify(compact, { skewSeconds: 60 }) };
};

interface Payload {
  iss: string;
  iat: number;
  exp: number;
  vct: string;
  cnf: { jwk: JWK };
  status: unknown;
  ld: { credentialSubject: Record<string, unknown> };
}

describe('issuing', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const scanned = async (personId: string) => {
    const { id } = (await issuancesOf(issuer, organism, personId)).at(-1)!;
    const { uri, txCode } = await givenQr(issuer, organism, id);
    return { uri, txCode };
  };

  it('makes a credential that an independent reader accepts, bound to the wallet’s bare key', async () => {
    const personId = await givenPerson(issuer, organism);
    const { id } = await givenOffered(issuer, organism, personId);
    const { uri, txCode } = await givenQr(issuer, organism, id);

    const { credentials, holders } = await receive(uri, { txCode });

    const { header, verified } = await secondOpinion(issuer, credentials[0]!);
    const payload = verified.payload as unknown as Payload;
    expect(header).toEqual(jasmine.objectContaining({ typ: 'dc+sd-jwt', alg: 'ES256' }));
    expect(payload).toEqual(
      jasmine.objectContaining({ iss: organism.did, vct: `${issuer.url}/vct/competence/1`, cnf: { jwk: { ...holders[0]!.jwk } } }),
    );
    expect([payload.iat % 86400, payload.exp % 86400]).toEqual([0, 0]);
    expect(payload.ld.credentialSubject).toEqual(
      jasmine.objectContaining({ validatedOn: '2026-11-20', programme: 'Carreleur', validatorRole: 'trainer' }),
    );
    expect(JSON.stringify(payload)).not.toContain('Awa');
  });

  it('hides every personal claim until it is disclosed', async () => {
    const personId = await givenPerson(issuer, organism);
    await issuer.hear(organism.id, enrolmentRecorded, givenEnrolled(organism, personId));
    const { uri, txCode } = await scanned(personId);

    const { credentials } = await receive(uri, { txCode });

    const open = Buffer.from(credentials[0]!.split('~')[0]!.split('.')[1]!, 'base64url').toString();
    for (const word of ['Awa', 'Diallo', 'exemple.example', 'Carreleur', '2026-09-01']) expect(open).not.toContain(word);
    const payload = (await secondOpinion(issuer, credentials[0]!)).verified.payload as unknown as Payload;
    expect(payload.ld.credentialSubject).toEqual(
      jasmine.objectContaining({ givenName: 'Awa', familyName: 'Diallo', endsOn: '2027-06-30' }),
    );
  });

  it('gives two copies nothing in common but what every credential of that day and kind shares', async () => {
    const personId = await givenPerson(issuer, organism);
    await issuer.hear(organism.id, attendanceSignedOff, givenRecorded(organism, personId));
    const { uri, txCode } = await scanned(personId);

    const { credentials } = await receive(uri, { txCode });

    const [one, two] = await Promise.all(
      credentials.map(async (compact) => (await secondOpinion(issuer, compact)).verified.payload as unknown as Payload),
    );
    expect(await calculateJwkThumbprint(one!.cnf.jwk)).not.toBe(await calculateJwkThumbprint(two!.cnf.jwk));
    expect(StatusClaim.parse(one!.status).status_list.idx).not.toBe(StatusClaim.parse(two!.status).status_list.idx);
    expect(one!.iat).toBe(two!.iat);
    const pieces = credentials.map((compact) => new Set(compact.split('~').slice(1, -1)));
    expect([...pieces[0]!].filter((piece) => pieces[1]!.has(piece))).toEqual([]);
  });

  it('gives one copy to a wallet that proves one key', async () => {
    const issuance = await givenOffered(issuer, organism, await givenPerson(issuer, organism));

    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance), { holders: [await newWalletKey()] });

    expect(credentials.length).toBe(1);
  });

  it('answers a lost answer with the same bytes, for the same keys in any order, by the same token or another', async () => {
    const issuance = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const { credentials, holders, session, token } = await receive(await givenWalletOffer(issuer, organism, issuance));

    const again = await askCredential(session, token, [...holders].reverse());
    const later = await receive(await givenWalletOffer(issuer, organism, issuance), { holders });

    expect(again.credentials).toEqual([...credentials].reverse());
    expect(later.credentials).toEqual(credentials);
  });

  it('refuses another key until the first is given up, then offers again', async () => {
    const personId = await givenPerson(issuer, organism);
    const issuance = await givenOffered(issuer, organism, personId);
    const { holders, session, token, notificationId } = await receive(await givenWalletOffer(issuer, organism, issuance));
    const other = await newWalletKey();

    for (const keys of [[other], [holders[0]!, other]]) {
      await expectAsync(askCredential(session, token, keys)).toBeRejectedWithError(/credential_request_denied|Error retrieving/u);
    }
    await notify(session, token, notificationId, 'credential_failure');
    expect((await issuancesOf(issuer, organism, personId)).map((one) => one.state)).toEqual(['replaced', 'offered']);
    const [, fresh] = await issuancesOf(issuer, organism, personId);
    expect((await receive(await givenWalletOffer(issuer, organism, fresh!), { holders: [other] })).credentials.length).toBe(1);
  });

  it('signs once for two requests at the same time', async () => {
    const personId = await givenPerson(issuer, organism);
    const issuance = await givenOffered(issuer, organism, personId);
    const session = await readOffer(await givenWalletOffer(issuer, organism, issuance));
    const token = await askToken(session);
    const holders = [await newWalletKey(), await newWalletKey()];

    const answers = await Promise.all(Array.from({ length: 8 }, () => askCredential(session, token, holders)));
    const strangers = await Promise.allSettled([askCredential(session, token, [await newWalletKey()])]);

    expect(new Set(answers.map((answer) => answer.credentials.join(' '))).size).toBe(1);
    expect(strangers[0].status).toBe('rejected');
  });

  it('forgets the bytes once the wallet keeps them, and gives nothing more', async () => {
    const personId = await givenPerson(issuer, organism);
    const issuance = await givenOffered(issuer, organism, personId);
    const { holders, session, token, notificationId } = await receive(await givenWalletOffer(issuer, organism, issuance));

    await notify(session, token, notificationId, 'credential_accepted');

    const copies = await issuer.within(organism.id, async (scope) => IssuanceCopyModel.query(scope.db).where({ issuanceId: issuance.id }));
    expect(copies.length).toBe(copiesPerIssuance);
    expect(copies.every((copy) => copy.sealedCredential === null)).toBeTrue();
    await expectAsync(askCredential(session, token, holders)).toBeRejected();
    await expectAsync(givenWalletOffer(issuer, organism, issuance)).toBeRejectedWithError(/409/u);
  });
});
