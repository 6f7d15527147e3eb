import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import type { BodyOf } from '#shared/contract/route';
import { changeStatus } from '#shared/contracts/issuer/credential-status';
import { exportIssuance } from '#shared/contracts/issuer/exports';
import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { didJwkOf } from '#shared/credentials/did-key';
import type { PublicJwk } from '#shared/server/keys/keys';
import { givenDelivered } from '../given-delivered.ts';
import {
  givenEnrolled,
  givenOffered,
  givenOrganism,
  givenPerson,
  issuancesOf,
  managerOf,
  theIssuer,
  walletOf,
  givenWalletOffer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import { newWalletKey, receive } from '../given-wallet.ts';
import { IssuanceExportModel } from '../issuance-export.model.ts';
import { readAsAnyone } from './given-reader.ts';

interface DidJson {
  readonly verificationMethod: readonly { readonly id: string; readonly publicKeyJwk: JWK }[];
  readonly assertionMethod: readonly string[];
  readonly authentication: readonly string[];
}

describe('a credential as a file of another form', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const holderOf = (compact: string): PublicJwk => {
    const { kty, crv, x, y } = (decodeJwt(compact.split('~', 1)[0]!) as { cnf: { jwk: PublicJwk } }).cnf.jwk;
    return { kty, crv, x, y };
  };
  const held = async () => {
    const { issuance, copies, personId } = await givenDelivered(issuer, organism);
    return { issuance, personId, holder: holderOf(copies[0]!), other: holderOf(copies[1]!) };
  };
  type Held = Awaited<ReturnType<typeof held>>;
  const ask = (
    { issuance, personId, holder }: Pick<Held, 'issuance' | 'personId' | 'holder'>,
    format: BodyOf<typeof exportIssuance>['format'],
  ) =>
    issuer.client().call(exportIssuance, { params: { issuanceId: issuance.id }, body: { format, holder } }, walletOf(organism, personId));
  const fileOf = async (one: Held, format: BodyOf<typeof exportIssuance>['format']): Promise<string> => {
    const answer = await ask(one, format);
    expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(200);
    return (answer.body as { document: string }).document;
  };
  const codeOf = (answer: { readonly status: number; readonly body: unknown }) => [answer.status, (answer.body as { code?: string }).code];
  const change = (one: Held, act: string, reasonCode: string) =>
    issuer
      .client()
      .call(changeStatus, { params: { issuanceId: one.issuance.id }, body: { act, reasonCode } as never }, managerOf(organism));
  const didJson = async () => (await (await fetch(`${organism.url}/did.json`)).json()) as DidJson;

  it('is a W3C credential by the organism’s own key, that a library which is not ours verifies', async () => {
    const one = await held();
    const text = await fileOf(one, 'vc+jwt');
    const { kid, ...header } = decodeProtectedHeader(text);
    const { publicKeyJwk } = (await didJson()).verificationMethod.find(({ id }) => id === kid)!;
    const { payload } = await jwtVerify(text, await importJWK(publicKeyJwk, 'ES256'), { issuer: organism.did, typ: 'vc+jwt' });

    expect(header).toEqual({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc' });
    expect(payload['type']).toEqual(['VerifiableCredential', 'OpenBadgeCredential']);
    expect(payload['cnf']).toEqual({ jwk: one.holder });
    expect(payload['credentialSubject']).toEqual(jasmine.objectContaining({ programme: 'Carreleur', validatedOn: '2026-11-20' }));
    expect(JSON.stringify(payload)).not.toContain('Diallo');
  });

  it('is an Open Badge by an RSA key that anyone fetches at the address its kid names', async () => {
    const one = await held();
    const text = await fileOf(one, 'open-badge');
    const { kid, ...header } = decodeProtectedHeader(text);
    const answer = await fetch(kid!);
    const jwk = (await answer.json()) as JWK;
    await expectAsync(compactVerify(text, await importJWK(jwk, 'RS256'), { algorithms: ['RS256'] })).toBeResolved();
    const payload = decodeJwt(text) as Record<string, unknown> & { credentialSubject: { id: string }; issuer: { id: string } };

    expect(header).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(Object.keys(jwk).sort()).toEqual(['e', 'kty', 'n']);
    expect(answer.headers.get('content-type')).toContain('application/jwk+json');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect([payload['iss'], payload['jti'], payload['sub']] as unknown[]).toEqual([organism.did, payload['id'], didJwkOf(one.holder)]);
    expect([payload.issuer.id, payload.credentialSubject.id]).toEqual([organism.did, didJwkOf(one.holder)]);
    expect(new Date((payload['nbf'] as number) * 1000).toISOString()).toContain(String(payload['validFrom']).slice(0, 19));
  });

  it('names its key in the organism’s document, for assertions only, and one key for all badges', async () => {
    const texts = [await fileOf(await held(), 'open-badge'), await fileOf(await held(), 'open-badge')];
    const [kid, same] = texts.map((text) => decodeProtectedHeader(text).kid!);
    const { verificationMethod, assertionMethod, authentication } = await didJson();
    const rsa = verificationMethod.filter((method) => method.publicKeyJwk.kty === 'RSA');

    expect(kid).toBe(same);
    expect(rsa.map(({ id }) => id)).toEqual([`${organism.did}#${kid!.split('/').at(-1)!}`]);
    expect(Object.keys(rsa[0]!.publicKeyJwk).sort()).toEqual(['e', 'kty', 'n']);
    expect(assertionMethod).toContain(rsa[0]!.id);
    expect(authentication).not.toContain(rsa[0]!.id);
    expect((await fetch(kid!.replace(/[^/]+$/u, 'key-1'))).status).toBe(404);
    expect((await fetch(kid!.replace(organism.url, (await givenOrganism(issuer)).url))).status).toBe(404);
  });

  for (const format of ['vc+jwt', 'open-badge'] as const) {
    it(`is verified by anyone as ${format}, suspended with its credential, and refused once that is withdrawn`, async () => {
      const one = await held();
      const text = await fileOf(one, format);
      const read = async () => {
        const { verdict, report, format: found } = await readAsAnyone(issuer, text);
        return [found, verdict, report.checks.find(({ check }) => check === 'status')?.why];
      };

      expect(await read()).toEqual([format, 'verified', 'status-valid']);
      await change(one, 'suspend', 'under-review');
      expect(await read()).toEqual([format, 'refused', 'suspended']);
      await change(one, 'resume', 'review-over');
      expect(await read()).toEqual([format, 'verified', 'status-valid']);
      await change(one, 'revoke', 'entry-mistake');
      expect(await read()).toEqual([format, 'refused', 'revoked']);
    });

    it(`is the same to the octet when it is asked again as ${format}, and kept sealed`, async () => {
      const one = await held();
      const [first, again] = [await fileOf(one, format), await fileOf({ ...one, holder: one.other }, format)];
      const kept = () =>
        issuer.within(organism.id, async (scope) => IssuanceExportModel.query(scope.db).where({ issuanceId: one.issuance.id, format }));

      expect(again).toBe(first);
      expect((await kept()).map(({ sealedDocument }) => sealedDocument!.includes(first.slice(0, 60)))).toEqual([false]);
      await change(one, 'revoke', 'entry-mistake');
      expect((await kept()).map(({ sealedDocument }) => sealedDocument)).toEqual([null]);
      expect(codeOf(await ask(one, format))).toEqual([409, 'issuance-not-exportable']);
    });
  }

  it('is never made for another person, another organism’s wallet, another key or before delivery', async () => {
    const one = await held();
    const stranger = { ...one, personId: await givenPerson(issuer, organism) };
    const waiting = await givenOffered(issuer, organism, one.personId);
    const elsewhere = await givenOrganism(issuer);
    const away = walletOf(elsewhere, await givenPerson(issuer, elsewhere));
    const input = { params: { issuanceId: one.issuance.id }, body: { format: 'vc+jwt' as const, holder: one.holder } };

    expect(codeOf(await ask(stranger, 'vc+jwt'))).toEqual([404, 'not-found']);
    expect(codeOf(await issuer.client().call(exportIssuance, input, away))).toEqual([404, 'not-found']);
    expect(codeOf(await ask({ ...one, holder: (await newWalletKey()).jwk }, 'vc+jwt'))).toEqual([409, 'foreign-holder']);
    expect(codeOf(await ask({ ...one, issuance: waiting }, 'vc+jwt'))).toEqual([409, 'issuance-not-exportable']);
    expect((await issuer.client().call(exportIssuance, input, managerOf(organism))).status).toBe(401);
  });

  it('of an enrolment is a W3C credential with its names, and no badge', async () => {
    const personId = await givenPerson(issuer, organism);
    await issuer.hear(organism.id, enrolmentRecorded, givenEnrolled(organism, personId));
    const issuance = (await issuancesOf(issuer, organism, personId)).find(({ kind }) => kind === 'enrolment')!;
    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance));
    const one = { issuance, personId, holder: holderOf(credentials[0]!), other: holderOf(credentials[1]!) };

    expect(decodeJwt(await fileOf(one, 'vc+jwt'))['credentialSubject']).toEqual(jasmine.objectContaining({ familyName: 'Diallo' }));
    expect(codeOf(await ask(one, 'open-badge'))).toEqual([409, 'not-a-badge']);
    expect((await readAsAnyone(issuer, await fileOf(one, 'vc+jwt'))).verdict).toBe('verified');
  });
});
