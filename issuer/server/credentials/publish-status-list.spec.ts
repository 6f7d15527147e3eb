import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { competenceValidated, validationWithdrawn } from '#shared/contracts/issuer/competences';
import { StatusClaim, StatusListToken } from '#shared/contracts/protocol/status-list';
import {
  givenOrganism,
  givenPerson,
  givenValidated,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { receive } from './given-wallet.ts';

const statusOf = (compact: string) => StatusClaim.parse((decodeJwt(compact.split('~')[0]!) as { status: unknown }).status).status_list;

describe('status lists', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const delivered = async () => {
    const personId = await givenPerson(issuer, organism);
    const validated = givenValidated(organism, personId);
    await issuer.hear(organism.id, competenceValidated, validated);
    const [issuance] = await issuancesOf(issuer, organism, personId);
    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance!));
    const withdraw = () =>
      issuer.hear(organism.id, validationWithdrawn, {
        organisationId: organism.id,
        validationId: validated.validationId,
        personId,
        reason: 'Erreur',
      });
    return { credentials, withdraw };
  };
  const listAt = async (uri: string) => {
    const answer = await fetch(uri);
    return { answer, token: await answer.text() };
  };

  it('are signed by the organism’s key, say how long they hold, and have 2^17 entries of two bits', async () => {
    const { credentials } = await delivered();
    const { uri } = statusOf(credentials[0]!);

    const { answer, token } = await listAt(uri);

    const { keys } = (await (await fetch(`${organism.url}/jwks`)).json()) as { keys: (JsonWebKey & { kid: string })[] };
    const key = keys.find((one) => one.kid === decodeProtectedHeader(token).kid)!;
    await expectAsync(compactVerify(token, await importJWK({ ...key } as never, 'ES256'))).toBeResolved();
    expect(decodeProtectedHeader(token)['typ']).toBe('statuslist+jwt');
    const payload = StatusListToken.parse(decodeJwt(token));
    expect(payload).toEqual(jasmine.objectContaining({ iss: organism.did, sub: uri, ttl: issuer.house.config.statusListTtlSeconds }));
    expect(payload.exp - payload.iat).toBeGreaterThan(payload.ttl);
    expect(payload.status_list.bits).toBe(2);
    expect(answer.headers.get('content-type')).toContain('application/statuslist+jwt');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(() => getListFromStatusListJWT(token).getStatus(2 ** 17 - 1)).not.toThrow();
  });

  it('show a withdrawn validation as revoked, in every copy and nowhere else, at the next look', async () => {
    const [withdrawn, kept] = [await delivered(), await delivered()];
    const all = [...withdrawn.credentials, ...kept.credentials].map(statusOf);
    const read = async () => {
      const list = getListFromStatusListJWT((await listAt(all[0]!.uri)).token);
      return all.map(({ idx }) => list.getStatus(idx));
    };
    expect(await read()).toEqual([0, 0, 0, 0]);

    await withdrawn.withdraw();

    expect(await read()).toEqual([1, 1, 0, 0]);
  });

  it('are signed once until something changes or their time passes, and asked again by their ETag', async () => {
    const { credentials, withdraw } = await delivered();
    const { uri } = statusOf(credentials[0]!);
    const first = await listAt(uri);
    const etag = first.answer.headers.get('etag')!;

    expect((await listAt(uri)).token).toBe(first.token);
    expect((await fetch(uri, { headers: { 'if-none-match': etag } })).status).toBe(304);
    await withdraw();
    const changed = await fetch(uri, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    const second = await changed.text();
    issuer.pass(issuer.house.config.statusListTtlSeconds + 1);
    const third = (await listAt(uri)).token;
    issuer.pass(-issuer.house.config.statusListTtlSeconds - 1);
    expect(third).not.toBe(second);
    expect(decodeJwt(third)['status_list']).toEqual(decodeJwt(second)['status_list']);
  });

  it('are made once for many who ask at the same time', async () => {
    const { credentials, withdraw } = await delivered();
    const { uri } = statusOf(credentials[0]!);
    await withdraw();

    const tokens = await Promise.all(Array.from({ length: 20 }, async () => (await listAt(uri)).token));

    expect(new Set(tokens).size).toBe(1);
  });

  it('belong to their organism: another one’s path does not show them', async () => {
    const { credentials } = await delivered();
    const other = await givenOrganism(issuer);
    const id = statusOf(credentials[0]!).uri.split('/').at(-1)!;

    expect((await fetch(`${other.url}/status/${id}`)).status).toBe(404);
    expect((await fetch(`${organism.url}/status/1`)).status).toBe(404);
  });
});
