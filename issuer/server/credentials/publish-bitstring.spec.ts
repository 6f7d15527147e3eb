import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { changeStatus } from '#shared/contracts/issuer/credential-status';
import { decodeBitstring, readBit } from '#shared/credentials/bitstring-status-list';
import { givenOrganism, managerOf, theIssuer, type GivenIssuer, type GivenOrganism } from './given.ts';
import { givenDelivered } from './given-delivered.ts';
import { lockIssuance } from './lock-issuance.ts';
import { reserveExportStatus } from './reserve-export-status.ts';

interface Entry {
  readonly statusPurpose: string;
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}
interface ListCredential {
  readonly id: string;
  readonly issuer: string;
  readonly type: readonly string[];
  readonly validUntil: string;
  readonly credentialSubject: { readonly statusPurpose: string; readonly encodedList: string; readonly ttl: number };
}

describe('bitstring status lists', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const exported = async () => {
    const { issuance } = await givenDelivered(issuer, organism);
    const reserve = (format = 'vc+jwt') =>
      issuer.within(organism.id, async (scope) => reserveExportStatus(scope, await lockIssuance(scope, issuance.id), format));
    const { credentialStatus } = await reserve();
    return { issuance, reserve, entries: credentialStatus as unknown as readonly Entry[] };
  };
  const change = (issuanceId: string, act: string, reasonCode: string) =>
    issuer.client().call(changeStatus, { params: { issuanceId }, body: { act, reasonCode } as never }, managerOf(organism));
  const listAt = async (uri: string) => {
    const answer = await fetch(uri);
    const token = await answer.text();
    return { answer, token, credential: decodeJwt(token) as unknown as ListCredential };
  };
  const bitsOf = (entries: readonly Entry[]) =>
    Promise.all(
      entries.map(async ({ statusListCredential, statusListIndex }) => {
        const { credential } = await listAt(statusListCredential);
        return readBit(await decodeBitstring(credential.credentialSubject.encodedList), Number(statusListIndex));
      }),
    );

  it('are W3C credentials of the organism, one for each purpose, signed by its key', async () => {
    const { entries } = await exported();
    const { keys } = (await (await fetch(`${organism.url}/jwks`)).json()) as { keys: (JsonWebKey & { kid: string })[] };

    expect(entries.map((entry) => entry.statusPurpose)).toEqual(['revocation', 'suspension']);
    for (const { statusListCredential: uri, statusPurpose } of entries) {
      const { answer, token, credential } = await listAt(uri);
      const key = keys.find((one) => one.kid === decodeProtectedHeader(token).kid)!;
      await expectAsync(compactVerify(token, await importJWK({ ...key } as never, 'ES256'))).toBeResolved();
      expect(decodeProtectedHeader(token).typ).toBe('vc+jwt');
      expect([credential.id, credential.issuer, credential.type]).toEqual([
        uri,
        organism.did,
        ['VerifiableCredential', 'BitstringStatusListCredential'],
      ]);
      expect(credential.credentialSubject.statusPurpose).toBe(statusPurpose);
      expect(credential.credentialSubject.ttl).toBe(issuer.house.config.statusListTtlSeconds * 1000);
      expect(answer.headers.get('content-type')).toContain('application/vc+jwt');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect((await fetch(uri, { headers: { 'if-none-match': answer.headers.get('etag')! } })).status).toBe(304);
    }
  });

  it('say of a file what is said of the credential it was made of', async () => {
    const [one, other] = [await exported(), await exported()];
    const read = async () => [...(await bitsOf(one.entries)), ...(await bitsOf(other.entries))];
    expect(await read()).toEqual([false, false, false, false]);

    await change(one.issuance.id, 'suspend', 'under-review');
    expect(await read()).toEqual([false, true, false, false]);
    await change(one.issuance.id, 'resume', 'review-over');
    expect(await read()).toEqual([false, false, false, false]);
    await change(one.issuance.id, 'revoke', 'entry-mistake');
    expect(await read()).toEqual([true, false, false, false]);
  });

  it('know a file made while the credential is suspended, and none of what has ended', async () => {
    const { issuance, reserve } = await exported();
    await change(issuance.id, 'suspend', 'under-review');
    const late = (await reserve('ob+jwt')).credentialStatus as unknown as readonly Entry[];

    expect(await bitsOf(late)).toEqual([false, true]);
    await change(issuance.id, 'revoke', 'entry-mistake');
    await expectAsync(reserve('pdf')).toBeRejectedWithError(/ended/u);
  });

  it('reserve one index for each format, another than any copy’s', async () => {
    const { reserve, entries } = await exported();

    expect((await reserve()).credentialStatus as unknown).toEqual(entries);
    expect((await reserve('ob+jwt')).statusIndex).not.toBe(Number(entries[0]!.statusListIndex));
  });

  it('are made again when their time passes, and belong to their organism', async () => {
    const [{ statusListCredential: uri }] = (await exported()).entries as [Entry];
    const first = await listAt(uri);
    expect((await listAt(uri)).token).toBe(first.token);
    issuer.pass(issuer.house.config.statusListTtlSeconds + 1);
    expect((await listAt(uri)).token).not.toBe(first.token);
    issuer.pass(-issuer.house.config.statusListTtlSeconds - 1);

    const other = await givenOrganism(issuer);
    expect((await fetch(uri.replace(organism.url, other.url))).status).toBe(404);
    expect((await fetch(`${organism.url}/bitstring/1/revocation`)).status).toBe(404);
    expect((await fetch(uri.replace('revocation', 'message'))).status).toBe(404);
  });
});
