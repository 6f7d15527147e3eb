import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#shared/tooling/free-port';
import { Mortal } from '#shared/tooling/mortal';
import { givenRotation, keyStatesOf } from '#shared/server/organisations/given-keys';
import { inScope } from '#shared/server/open-scope';
import { makeTestHouse, type TestHouse } from '#shared/server/testing/house';
import { badgeKeyOf } from '../organisations/index.ts';
import { givenOrganism, type GivenIssuer, type GivenOrganism } from './given.ts';

describe('a change of key interrupted by the death of the server', () => {
  let house: TestHouse;
  let server: Mortal;
  let issuer: GivenIssuer;
  beforeAll(async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    house = await makeTestHouse('issuer', { ISSUER_PUBLIC_URL: url });
    Object.assign(house, { clock: () => new Date() });
    issuer = { house, url } as GivenIssuer;
    server = new Mortal(house.config, port);
    await server.start();
  }, 60_000);
  afterAll(() => server.kill());

  const done = async ({ id }: GivenOrganism) => {
    const until = Date.now() + 220_000;
    for (;;) {
      const states = await keyStatesOf(house, id);
      if (states.rotations.every((state) => state === 'done') || Date.now() > until) return states;
      await wait(50);
    }
  };

  it('goes on where it stopped, and ends with one key that signs and one that verifies', async () => {
    for (const after of [0, 40]) {
      const organism = await givenOrganism(issuer);

      await givenRotation(house, organism.id);
      await wait(after);
      await server.kill();
      await server.start();

      expect(await done(organism)).toEqual({ keys: ['retired', 'active'], rotations: ['done'] });
      const served = (await (await fetch(`${organism.url}/did.json`)).json()) as { assertionMethod: string[] };
      expect(served.assertionMethod.length).toBe(2);
    }
  }, 480_000);

  it('of badges goes on too, and changes no other', async () => {
    const organism = await givenOrganism(issuer);
    const tenant = { organisationIds: [organism.id] };
    await inScope(house, { actor: { kind: 'worker', organisationId: organism.id }, tenant }, (scope) => badgeKeyOf(scope, organism));

    await givenRotation(house, organism.id, 'RS256');
    await wait(60);
    await server.kill();
    await server.start();

    expect(await done(organism)).toEqual({ keys: ['active', 'retired', 'active'], rotations: ['done'] });
  }, 240_000);
});
