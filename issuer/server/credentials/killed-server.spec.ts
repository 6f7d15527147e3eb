import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#shared/tooling/free-port';
import { Mortal } from '#shared/tooling/mortal';
import { competenceValidated } from '#shared/contracts/issuer/competences';
import { inScope } from '#shared/server/open-scope';
import { makeTestHouse, type TestHouse } from '#shared/server/testing/house';
import { givenOrganism, givenPerson, givenValidated, issuancesOf, type GivenIssuer, type GivenOrganism } from './given.ts';
import { askCredential, askToken, newWalletKey, readOffer, type Session, type Token } from './given-wallet.ts';
import { mintWalletOffer } from './mint-wallet-offer.ts';

describe('a server killed in the middle', () => {
  let house: TestHouse;
  let issuer: Pick<GivenIssuer, 'house' | 'within' | 'url'>;
  let organism: GivenOrganism;
  let server: Mortal;

  beforeAll(async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    house = await makeTestHouse('issuer', { ISSUER_PUBLIC_URL: url });
    Object.assign(house, { clock: () => new Date() });
    const within: GivenIssuer['within'] = (organisationId, work) =>
      inScope(house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, work);
    issuer = { house, within, url };
    organism = await givenOrganism(issuer as GivenIssuer);
    server = new Mortal(house.config, port);
    await server.start();
  }, 60_000);
  afterAll(() => server.kill());

  const issuances = (personId: string) => issuancesOf(issuer as GivenIssuer, organism, personId);
  const settled = async (personId: string, count: number) => {
    for (let tries = 0; tries < 200 && (await issuances(personId)).length < count; tries += 1) await wait(50);
    await wait(300);
    return issuances(personId);
  };
  const validate = (personId: string): Promise<void> => {
    const validated = givenValidated(organism, personId);
    return issuer.within(organism.id, (scope) => scope.record(competenceValidated, validated.validationId, validated));
  };
  const claim = async (personId: string): Promise<{ session: Session; token: Token }> => {
    const [issuance] = await settled(personId, 1);
    const actor = { kind: 'wallet', thumbprint: 'spec-wallet', connectionId: organism.id, organisationId: organism.id, personId } as const;
    const { uri } = await inScope(house, { actor, tenant: { organisationIds: [organism.id] } }, (scope) =>
      mintWalletOffer(scope, { params: { issuanceId: issuance!.id as never }, query: {}, body: {} }),
    );
    const session = await readOffer(uri);
    return { session, token: await askToken(session) };
  };

  it('offers exactly once what was validated before it died, whenever it died', async () => {
    const people: string[] = [];
    for (const after of [0, 5, 20, 60]) {
      const personId = await givenPerson(issuer as GivenIssuer, organism);
      people.push(personId);
      await validate(personId);
      await wait(after);
      await server.kill();
      await server.start();
    }

    for (const personId of people) expect((await settled(personId, 1)).map((one) => one.state)).toEqual(['offered']);
  }, 60_000);

  it('signs exactly one credential when it dies between the claim and the answer, and gives the same bytes ever after', async () => {
    for (const after of [0, 8, 25, 60]) {
      const personId = await givenPerson(issuer as GivenIssuer, organism);
      await validate(personId);
      const { session, token } = await claim(personId);
      const holders = [await newWalletKey(), await newWalletKey()];
      const lost = askCredential(session, token, holders).catch(() => null);
      await wait(after);
      await server.kill();
      const heard = await lost;
      await server.start();

      const first = await askCredential(session, token, holders);
      const second = await askCredential(session, token, holders);

      expect(first.credentials.length).toBe(2);
      expect(second.credentials).toEqual(first.credentials);
      if (heard) expect(heard.credentials).toEqual(first.credentials);
      expect((await issuances(personId)).map((one) => one.state)).toEqual(['signed']);
    }
  }, 90_000);
});
