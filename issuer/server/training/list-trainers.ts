import { MembershipId } from '#shared/contracts/identity';
import { listMembers } from '#shared/server/identity/index';
import type { Scope } from '#shared/server/scope';

/** Colleagues who may be assigned to a session: every member of the organism, since managers train too. */
export async function listTrainers(scope: Scope) {
  const { members } = await listMembers(scope);
  return { items: members.map((member) => ({ membershipId: MembershipId.parse(member.id), name: member.name })) };
}
