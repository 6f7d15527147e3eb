import { readHalfDayLeaf } from '#shared/credentials/half-day-leaf';
import { verifyInclusion } from '#shared/credentials/merkle';
import type { Actor, Scope } from '#shared/server/scope';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import { given } from '../training/given.ts';
import { givenClassroom, givenEndedSession } from './given.ts';
import { issueCompletions } from './issue-completions.ts';
import { getWalletCompletionProofs } from './prove-completion.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
const facts = (scope: Scope, room: { readonly organisation: { readonly id: string } }, name: string) =>
  given.facts(scope, room.organisation.id, name);

/** Arnaud was there and 30 minutes late; Blanc in the morning alone; Colin never. */
const givenSigned = async (scope: Scope) => {
  const room = await givenEndedSession(scope);
  await room.sign(room.morning, [['present'], ['present'], ['absent']]);
  await room.sign(room.afternoon, [['late', 30], ['excused'], ['absent']]);
  return room;
};

describe('certificates of completion', () => {
  it('count the hours really done, for those who did any', () =>
    spec(async (scope) => {
      const room = await givenSigned(scope);

      const { ended, unsigned, items } = await room.issue();

      expect([ended, unsigned]).toEqual([true, 0]);
      expect(items.map((one) => [one.familyName, one.halfDays, one.minutes, one.plannedMinutes, one.state])).toEqual([
        ['Arnaud', 2, 390, 420, 'current'],
        ['Blanc', 2, 210, 420, 'current'],
        ['Colin', 2, 0, 420, 'none'],
      ]);
      const issued = await facts(scope, room, 'completion.issued');
      expect(
        issued.map(({ payload }) => [payload['minutes'], payload['plannedMinutes'], payload['halfDays'], payload['issuedOn']]),
      ).toEqual([
        [390, 420, 2, '2026-11-24'],
        [210, 420, 2, '2026-11-24'],
      ]);
    }));

  it('are refused before the session has ended', () =>
    spec(async (scope) => {
      const room = await givenClassroom(scope);
      await room.marked(room.monday);
      await room.sign(room.trainer, room.monday);
      const issue = given.by(scope, room.manager, (s) =>
        issueCompletions(s, { params: { sessionId: room.session.id }, query: {}, body: {} }),
      );

      await expectAsync(issue).toBeRejectedWith(problem('session-not-ended'));
    }));

  it('are refused when nobody has signed hours, and half-days left unsigned count for nobody', () =>
    spec(async (scope) => {
      const room = await givenEndedSession(scope);
      await expectAsync(room.issue()).toBeRejectedWith(problem('nothing-to-certify'));
      await room.sign(room.morning, [['present'], ['present'], ['present']]);

      const { unsigned, items } = await room.issue();

      expect(unsigned).toBe(1);
      expect(items.map((one) => one.minutes)).toEqual([210, 210, 210]);
    }));

  it('are issued once, and anew to those whose hours changed since', () =>
    spec(async (scope) => {
      const room = await givenEndedSession(scope);
      await room.sign(room.morning, [['present'], ['present'], ['absent']]);
      const first = await room.issue();
      await expectAsync(room.issue()).toBeRejectedWith(problem('nothing-to-certify'));
      await room.sign(room.afternoon, [['present'], ['absent'], ['absent']]);

      expect((await room.list()).items.map((one) => one.state)).toEqual(['outdated', 'outdated', 'none']);
      await room.issue();

      const replaced = await facts(scope, room, 'completion.replaced');
      expect(replaced.map(({ payload }) => [payload['replacesCompletionId'], payload['minutes'], payload['plannedMinutes']])).toEqual([
        [first.items[0]!.completion!.id, 420, 420],
        [first.items[1]!.completion!.id, 210, 420],
      ]);
    }));

  it('follow a corrected half-day, down to no hour at all', () =>
    spec(async (scope) => {
      const room = await givenSigned(scope);
      const blanc = (await room.issue()).items[1]!;

      await room.correct(room.afternoon, blanc.enrolmentId, 'late', 10);
      const after = (await room.list()).items[1]!;
      expect([after.minutes, after.state, after.completion!.minutes]).toEqual([410, 'current', 410]);
      const [replaced] = await facts(scope, room, 'completion.replaced');
      expect([replaced!.payload['replacesCompletionId'], replaced!.payload['reason']]).toEqual([blanc.completion!.id, 'Billet de la SNCF']);

      await room.correct(room.afternoon, blanc.enrolmentId, 'absent');
      await room.correct(room.morning, blanc.enrolmentId, 'absent');
      const [withdrawn] = await facts(scope, room, 'completion.withdrawn');
      expect(withdrawn!.payload['reason']).toBe('Billet de la SNCF');
      expect((await room.list()).items[1]!.state).toBe('outdated');
    }));

  it('let a correction alone when nothing was certified yet', () =>
    spec(async (scope) => {
      const room = await givenSigned(scope);
      await room.correct(room.morning, room.trainees[2].id, 'present');

      expect((await room.list()).items.map((one) => one.state)).toEqual(['none', 'none', 'none']);
      expect(await facts(scope, room, 'completion.replaced')).toEqual([]);
    }));
});

describe('a challenged half-day', () => {
  it('is proven to stand under the root that the credential carries', () =>
    spec(async (scope) => {
      const room = await givenSigned(scope);
      const arnaud = (await room.issue()).items[0]!.completion!;
      const [{ payload } = { payload: {} as Readonly<Record<string, unknown>> }] = await facts(scope, room, 'completion.issued');

      const { root, halfDays } = await room.prove(arnaud.id);

      expect(root).toBe(String(payload['merkleRoot']));
      expect(halfDays.map((one) => [one.day as string, one.half, one.mark, one.minutes, one.planned])).toEqual([
        ['2026-11-23', 'am', 'present', 210, 210],
        ['2026-11-23', 'pm', 'late', 180, 210],
      ]);
      for (const { proof, minutes } of halfDays) {
        expect(await verifyInclusion(proof, { root, size: Number(payload['halfDays']) })).toBeTrue();
        expect(readHalfDayLeaf(proof.leaf)?.minutes).toBe(minutes);
        const better = {
          ...proof,
          leaf: proof.leaf.replace('"minutes":180', '"minutes":210').replace('"mark":"present"', '"mark":"late"'),
        };
        expect(await verifyInclusion(better, { root, size: 2 })).toBeFalse();
      }
    }));

  it('keeps its salt: the same half-days have another root each time', () =>
    spec(async (scope) => {
      const room = await givenSigned(scope);
      await room.issue();
      const roots = (await facts(scope, room, 'completion.issued')).map(({ payload }) => payload['merkleRoot']);

      expect(new Set(roots).size).toBe(2);
    }));

  it('is not shown to another organism, nor to a trainer of another session', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await givenSigned(scope), await givenSigned(scope)];
      const { id } = (await room.issue()).items[0]!.completion!;

      await expectAsync(room.prove(id, elsewhere.manager)).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.prove(id, room.otherTrainer)).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.issue(elsewhere.manager)).toBeRejectedWith(problem('not-found'));
    }));

  it('is shown to the wallet of the person certified, and to no other', () =>
    spec(async (scope) => {
      const room = await givenSigned(scope);
      await room.issue();
      const [arnaud, blanc] = await facts(scope, room, 'completion.issued');
      const root = String(arnaud!.payload['merkleRoot']);
      const organisationId = room.organisation.id;
      const read = (personId: unknown) => {
        const actor: Actor = {
          kind: 'wallet',
          thumbprint: 'spec',
          connectionId: crypto.randomUUID(),
          organisationId,
          personId: String(personId),
        };
        return given.by(scope, { actor, organisationId }, (s) => getWalletCompletionProofs(s, { params: { root }, query: {}, body: {} }));
      };

      expect((await read(arnaud!.payload['personId'])).halfDays.length).toBe(2);
      await expectAsync(read(blanc!.payload['personId'])).toBeRejectedWith(problem('not-found'));
    }));
});
