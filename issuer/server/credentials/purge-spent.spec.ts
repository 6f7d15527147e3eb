import { sha256Hex } from '#shared/server/random';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import { givenOrganisation } from '#shared/server/organisations/given';
import { purgeSpent } from './purge-spent.ts';
import { UsedNonceModel } from './used-nonce.model.ts';

describe('the nightly broom', () => {
  it('takes what ended more than a day ago, of every organism, and nothing else', async () => {
    const now = new Date();
    await inRolledBack('issuer', { organisationIds: [], now }, async (scope) => {
      const { id: organisationId } = await givenOrganisation(scope);
      const own = await scope.as({ organisationIds: [organisationId] });
      const nonce = (name: string, hours: number) =>
        UsedNonceModel.query(own.db).insert({
          organisationId,
          nonceHash: sha256Hex(name),
          expiresAt: new Date(now.getTime() + hours * 3_600_000),
        });
      await nonce('old', -25);
      await nonce('fresh', -1);

      await purgeSpent(await scope.as({ organisationIds: [], grant: 'outbox' }));

      const left = await UsedNonceModel.query((await scope.as({ organisationIds: [organisationId] })).db);
      expect(left.map((one) => one.nonceHash)).toEqual([sha256Hex('fresh')]);
    });
  }, 60_000);
});
