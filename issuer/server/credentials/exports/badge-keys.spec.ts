import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Day } from '#shared/contract/values';
import { exportIssuance } from '#shared/contracts/issuer/exports';
import type { JsonObject } from '#shared/credentials/ports';
import type { PublicJwk } from '#shared/server/keys/keys';
import { givenClosed, givenCompromise, givenRotation, keyStatesOf } from '#shared/server/organisations/given-keys';
import { drainOutbox } from '#shared/server/outbox-worker';
import { badgeKeyOf, organisationsModule } from '../../organisations/index.ts';
import { givenIssuer, givenOrganism, walletOf, type GivenIssuer, type GivenOrganism } from '../given.ts';
import { givenDelivered, type GivenDelivered } from '../given-delivered.ts';
import { reactions } from '../reactions.ts';
import { readAsAnyone } from './given-reader.ts';

const day = 86_400;
type Format = 'open-badge' | 'vc+jwt';

describe('the key of badges', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let today: number;
  beforeAll(async () => {
    issuer = await givenIssuer();
  }, 60_000);
  beforeEach(async () => {
    organism = await givenOrganism(issuer);
    today = Math.floor(issuer.house.clock().getTime() / 1000 / day) * day;
  });
  afterAll(() => issuer.close());

  const dayOf = (seconds: number): Day => new Date(seconds * 1000).toISOString().slice(0, 10) as Day;
  const settle = () => drainOutbox(issuer.house, [...reactions, ...organisationsModule.reactions!]);
  const ask = ({ issuance, copies, personId }: GivenDelivered, format: Format = 'open-badge') => {
    const { kty, crv, x, y } = (decodeJwt(copies[0]!.split('~', 1)[0]!) as { cnf: { jwk: PublicJwk } }).cnf.jwk;
    const body = { format, holder: { kty, crv, x, y } };
    return issuer.client().call(exportIssuance, { params: { issuanceId: issuance.id }, body }, walletOf(organism, personId));
  };
  const fileOf = async (one: GivenDelivered, format?: Format): Promise<string> => {
    const answer = await ask(one, format);
    expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(200);
    return (answer.body as { document: string }).document;
  };
  const kidOf = (text: string): string => decodeProtectedHeader(text).kid!;
  const read = async (text: string) => {
    const { verdict, report } = await readAsAnyone(issuer, text);
    return { verdict, whys: report.checks.map(({ why }) => why) };
  };
  /** The same badge by today's key, dated so many days later: a thief dates as they like. */
  const dated = (text: string, days: number): Promise<string> =>
    issuer.within(organism.id, async (scope) => {
      const said = decodeJwt(text) as JsonObject & { nbf: number };
      const nbf = said.nbf + days * day;
      const document = { ...said, nbf, validFrom: new Date(nbf * 1000).toISOString().replace('.000Z', 'Z') };
      const key = await badgeKeyOf(scope, organism);
      return issuer.house.keys.signExport({ format: 'open-badge', key, document });
    });

  it('changes by the same steps: the former badge still verifies, by a key that is still served', async () => {
    const former = await fileOf(await givenDelivered(issuer, organism));
    await givenRotation(issuer.house, organism.id, 'RS256');
    await settle();
    const young = await fileOf(await givenDelivered(issuer, organism));

    expect(await keyStatesOf(issuer.house, organism.id)).toEqual({ keys: ['active', 'retired', 'active'], rotations: ['done'] });
    expect(kidOf(young)).not.toBe(kidOf(former));
    expect([(await read(former)).verdict, (await read(young)).verdict]).toEqual(['verified', 'verified']);
    expect([(await fetch(kidOf(former))).status, (await fetch(kidOf(young))).status]).toEqual([200, 200]);
    const { keys } = (await (await fetch(`${organism.url}/jwks`)).json()) as { keys: readonly { kty: string }[] };
    expect(keys.map(({ kty }) => kty)).toEqual(['EC']);
  });

  it('falls from a day on: badges of that day and later are refused, those of before hold', async () => {
    const badge = await fileOf(await givenDelivered(issuer, organism));
    const before = await dated(badge, -2);
    await givenCompromise(issuer.house, organism.id, dayOf(today), 'RS256');
    await settle();

    expect((await read(before)).verdict).toBe('verified');
    const late = await read(badge);
    expect([late.verdict, late.whys.includes('key-compromised')]).toEqual(['refused', true]);
    // A bare key has no place for a day.
    expect((await fetch(kidOf(badge))).status).toBe(404);
  });

  it('falls alone: another signs badges at once, whoever asks again has theirs anew, and the other key signs on', async () => {
    const one = await givenDelivered(issuer, organism);
    const [badge, file] = [await fileOf(one), await fileOf(one, 'vc+jwt')];
    await givenCompromise(issuer.house, organism.id, dayOf(today), 'RS256');
    await settle();
    const anew = await fileOf(one);

    expect(await keyStatesOf(issuer.house, organism.id)).toEqual({ keys: ['active', 'compromised', 'active'], rotations: [] });
    expect([kidOf(anew) === kidOf(badge), (await read(anew)).verdict]).toEqual([false, 'verified']);
    expect([await fileOf(one, 'vc+jwt'), (await read(file)).verdict]).toEqual([file, 'verified']);
  });

  it('that falls leaves a change of the other key alone', async () => {
    await fileOf(await givenDelivered(issuer, organism));
    await givenRotation(issuer.house, organism.id);
    await givenCompromise(issuer.house, organism.id, dayOf(today), 'RS256');
    expect((await keyStatesOf(issuer.house, organism.id)).rotations).toEqual(['asked']);

    await settle();
    expect(await keyStatesOf(issuer.house, organism.id)).toEqual({
      keys: ['retired', 'compromised', 'active', 'active'],
      rotations: ['done'],
    });
  });

  it('outlives the closing: what it signed holds, nothing more is signed, and what is dated later is refused', async () => {
    const one = await givenDelivered(issuer, organism);
    const badge = await fileOf(one);
    const late = await dated(badge, 1);
    await givenClosed(issuer.house, organism.id);

    const closed = await read(badge);
    expect([closed.verdict === 'refused', closed.whys.includes('issuer-closed')]).toEqual([false, true]);
    expect((await read(late)).verdict).toBe('refused');
    expect((await fetch(kidOf(badge))).status).toBe(200);
    expect((await ask(one)).status).toBe(403);
  });
});
