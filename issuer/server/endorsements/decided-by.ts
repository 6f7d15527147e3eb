import { signedInAccount, signedInName } from '#shared/server/identity/index';
import type { Scope } from '#shared/server/scope';

/** Who decides on a request, in which role, and when. */
export const decidedBy = async (scope: Scope) => {
  const { accountId, role } = signedInAccount(scope);
  return { decidedAt: scope.now(), decidedBy: accountId, decidedByName: await signedInName(scope), decidedByRole: role };
};
