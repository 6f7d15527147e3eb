import { unknownTrainer } from '#shared/contracts/issuer/training';
import { listMembers } from '#shared/server/identity/index';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { SessionTrainerModel } from './session.model.ts';

/** Makes these colleagues the session's trainers, in place of the former ones. Refuses a membership of another organism. */
export async function assignTrainers(scope: Scope, sessionId: string, membershipIds: readonly string[]): Promise<void> {
  const { members } = await listMembers(scope);
  const byId = new Map(members.map((member) => [member.id, member]));
  const wanted = [...new Set(membershipIds)].map((id) => {
    const member = byId.get(id);
    if (!member) throw new Refusal(unknownTrainer);
    return { organisationId: organisationOf(scope), sessionId, membershipId: member.id, accountId: member.accountId, name: member.name };
  });
  await SessionTrainerModel.query(scope.db).modify('ofOrganisation', scope).where({ sessionId }).delete();
  if (wanted.length > 0) await SessionTrainerModel.query(scope.db).insert(wanted).returning('membershipId');
}
