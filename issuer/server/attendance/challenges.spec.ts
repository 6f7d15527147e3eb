import { readHalfDayLeaf } from '#shared/credentials/half-day-leaf';
import { verifyInclusion } from '#shared/credentials/merkle';
import type { Scope } from '#shared/server/scope';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import { scopeOver } from '#shared/server/open-scope';
import { setTenant } from '#shared/server/database';
import { given } from '../training/given.ts';
import { answerChallenge } from './answer-challenge.ts';
import { givenEndedSession } from './given.ts';
import { openChallenge } from './open-challenge.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });

/** A funder: nobody's account, nobody's tenant. */
const stranger = async <T>(scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const tenant = { organisationIds: [] };
  await setTenant(scope.db, tenant);
  return work(scopeOver(scope.house, scope.db, { actor: { kind: 'anonymous' }, tenant, requestId: 'spec' }));
};

const givenCertificate = async (scope: Scope) => {
  const room = await givenEndedSession(scope);
  await room.sign(room.morning, [['present'], ['present'], ['absent']]);
  await room.sign(room.afternoon, [['late', 30], ['excused'], ['absent']]);
  await room.issue();
  const issued = await given.facts(scope, room.organisation.id, 'completion.issued');
  const [root, other] = issued.map(({ payload }) => String(payload['merkleRoot'])) as [string, string];
  const audited = () =>
    given.by(scope, room.manager, (s) =>
      s.db('audit_log').where({ action: 'completion.challenged' }).select<{ details: unknown }[]>('details'),
    );
  return { room, root, other, audited };
};

describe('the challenge of a certificate of completion', () => {
  it('shows who holds the certificate which half-days it covers, and nothing of what was noted', () =>
    spec(async (scope) => {
      const { root, room } = await givenCertificate(scope);

      const found = await stranger(scope, (s) => openChallenge(s, { body: { root } }));

      expect(found.organisation.name).toBe(room.organisation.name);
      expect(found.halfDays.map(({ half }) => half)).toEqual(['am', 'pm']);
      expect(JSON.stringify(found)).not.toMatch(/late|present|minutes|salt|Arnaud/u);
    }));

  it('answers with the signed half-day and its proof, which leads to the root of that certificate and of no other', () =>
    spec(async (scope) => {
      const { root, other } = await givenCertificate(scope);

      const { proof } = await stranger(scope, (s) => answerChallenge(s, { body: { root, place: 1 } }));

      expect(readHalfDayLeaf(proof.leaf)).toEqual(jasmine.objectContaining({ half: 'pm', mark: 'late', minutes: 180, planned: 210 }));
      expect(await verifyInclusion(proof, { root, size: 2 })).toBeTrue();
      expect(await verifyInclusion(proof, { root: other, size: 2 })).toBeFalse();
      expect(JSON.stringify(proof)).not.toContain('Arnaud');
    }));

  it('knows no other root, and no place that is not under it', () =>
    spec(async (scope) => {
      const { root } = await givenCertificate(scope);
      const unknown = `${root.slice(0, -2)}${root.endsWith('AA') ? 'BB' : 'AA'}`;

      await expectAsync(stranger(scope, (s) => openChallenge(s, { body: { root: unknown } }))).toBeRejectedWith(
        problem('certificate-unknown'),
      );
      await expectAsync(stranger(scope, (s) => answerChallenge(s, { body: { root: unknown, place: 0 } }))).toBeRejectedWith(
        problem('certificate-unknown'),
      );
      await expectAsync(stranger(scope, (s) => answerChallenge(s, { body: { root, place: 2 } }))).toBeRejectedWith(
        problem('certificate-unknown'),
      );
    }));

  it('is noted by the organism, by place and not by whom', () =>
    spec(async (scope) => {
      const { root, audited } = await givenCertificate(scope);

      await stranger(scope, (s) => answerChallenge(s, { body: { root, place: 0 } }));

      expect((await audited()).map(({ details }) => details)).toEqual([{ place: 0 }]);
    }));

  it('lets nobody read certificates without a root, the public grant or not', () =>
    spec(async (scope) => {
      await givenCertificate(scope);

      await setTenant(scope.db, { organisationIds: [], grant: 'public' });

      expect(await scope.db('completions').select('id')).toEqual([]);
      expect(await scope.db('completion_leaves').select('place')).toEqual([]);
    }));
});
