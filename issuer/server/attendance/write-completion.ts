import type { PayloadOf } from '#shared/contract/fact';
import { Day } from '#shared/contract/values';
import type { completionIssued } from '#shared/contracts/issuer/completions';
import { halfDayLeaf, type HalfDayRecord } from '#shared/credentials/half-day-leaf';
import { merkleRoot } from '#shared/credentials/merkle';
import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { dayInParis } from '#shared/contract/paris';
import { newId, newToken } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import type { KnownSession, Trainee } from '../training/index.ts';
import { CompletionLeafModel, CompletionModel } from './completion.model.ts';
import { hoursDone } from './hours-done.ts';

export interface ToCertify {
  readonly session: KnownSession;
  readonly trainee: Pick<Trainee, 'enrolmentId' | 'personId'>;
  readonly records: readonly HalfDayRecord[];
  readonly replaces?: { readonly id: string; readonly reason: string };
}

/** Keeps a certificate with the leaves under its root, each freshly salted, and gives what is said of it. Written by whoever is signed in. */
export async function writeCompletion(
  scope: Scope,
  { session, trainee, records, replaces }: ToCertify,
): Promise<PayloadOf<typeof completionIssued>> {
  const { id: sessionId, organisationId, startsOn, endsOn, title, programme } = session;
  const { enrolmentId, personId } = trainee;
  const id = newId(scope.now());
  const leaves = records.map((record) => halfDayLeaf(record, newToken()));
  const root = await merkleRoot(leaves);
  const { halfDays, minutes, plannedMinutes } = hoursDone(records);
  await CompletionModel.query(scope.db).insert({
    ...{ id, organisationId, sessionId, enrolmentId, personId, root, halfDays, minutes, plannedMinutes },
    ...{ replacesId: replaces?.id ?? null, reason: replaces?.reason ?? null },
    ...{ issuedAt: scope.now(), issuedBy: signedInAccount(scope).accountId, issuedByName: await signedInName(scope) },
  });
  await CompletionLeafModel.query(scope.db).insert(leaves.map((leaf, place) => ({ organisationId, completionId: id, place, leaf })));
  return {
    ...{ organisationId, completionId: id, personId, enrolmentId, sessionId, minutes, plannedMinutes, halfDays, merkleRoot: root },
    ...{ programmeTitle: programme.title, sessionTitle: title, startsOn: Day.parse(startsOn), endsOn: Day.parse(endsOn) },
    issuedOn: dayInParis(scope.now()),
  };
}
