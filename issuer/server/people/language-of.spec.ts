import { randomUUID } from 'node:crypto';
import { givenOrganisation } from '#shared/server/organisations/given';
import { testHouse } from '#shared/server/testing/house';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import { addPeople } from './add-people.ts';
import { languageOf } from './language-of.ts';
import { openConnection } from './open-connection.ts';

describe('the language a person is written to in', () => {
  beforeAll(() => testHouse('issuer'), 60_000);

  for (const locale of ['fr', 'en'] as const)
    it(`is what their wallet spoke when it asked for tokens: ${locale}`, () => {
      const organisationId = randomUUID();
      return inRolledBack('issuer', { organisationIds: [organisationId], locale }, async (scope) => {
        await givenOrganisation(scope, { id: organisationId });
        const person = { givenName: 'Awa', familyName: 'Diallo', email: `awa-${organisationId}@exemple.example` };
        const [personId] = await addPeople(scope, [person]);
        expect(await languageOf(scope, personId!)).toBeNull();

        await openConnection(scope, { organisationId, personId: personId!, thumbprint: organisationId, device: null });

        expect(await languageOf(scope, personId!)).toBe(locale);
      });
    });
});
