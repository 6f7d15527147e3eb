import { daily } from '#shared/server/jobs';
import { AccountTokenModel } from './account-token.model.ts';
import { identityTenant } from './desk.ts';
import { SignInModel } from './sign-in.model.ts';

const keptDays = 30;

/** Ended sign-ins and dead links are of no use to anyone but a thief: gone after a month, used proofs as soon as they are too old to replay. */
export const jobs = [
  daily('identity.forget-spent', '03:10', (run) =>
    run.inTenant(identityTenant, async (scope) => {
      const before = new Date(scope.now().getTime() - keptDays * 86_400_000);
      await SignInModel.query(scope.db).where('expiresAt', '<', before).delete();
      await AccountTokenModel.query(scope.db).where('expiresAt', '<', before).delete();
      await scope.db('dpop_proofs').where('expiresAt', '<', scope.now()).delete();
    }),
  ),
] as const;
