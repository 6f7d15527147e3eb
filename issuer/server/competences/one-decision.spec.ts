import { setTimeout as wait } from 'node:timers/promises';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { testHouse, type TestHouse } from '#shared/server/testing/house';
import { given, type Who } from '../training/given.ts';
import { validateCompetence } from './validate-competence.ts';

describe('two transactions that decide on one cell', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse('issuer');
  }, 60_000);

  const as = <T>(who: Who, work: (scope: Scope) => Promise<T>): Promise<T> =>
    inScope(house, { actor: who.actor, tenant: { organisationIds: [who.organisationId], accountId: who.accountId } }, work);

  it('decide one after the other: the second sees what the first decided', async () => {
    const room = await inScope(
      house,
      { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } },
      async (scope) => {
        const organism = await given.organism(scope);
        const programme = await given.programme(scope, organism);
        const session = await given.session(scope, organism, { programmeId: programme.id });
        return {
          ...organism,
          session,
          competenceId: programme.competences[0]!.id,
          enrolmentId: (await given.enrolled(scope, organism, session.id)).id,
        };
      },
    );
    const { competenceId, enrolmentId } = room;
    const validate = (scope: Scope) =>
      validateCompetence(scope, {
        params: { sessionId: room.session.id },
        query: {},
        body: { competenceId, enrolmentId, level: 'or', note: null },
      });
    let decided = (): void => undefined;
    const first = as(room.trainer, async (scope) => {
      await validate(scope);
      decided();
      await wait(300);
    });
    await new Promise<void>((resolve) => (decided = resolve));

    const second = as(room.manager, validate);

    await expectAsync(second).toBeRejectedWith(
      jasmine.objectContaining({ problem: jasmine.objectContaining({ code: 'already-decided' }) }),
    );
    await first;
  });
});
