import { identityTenant } from '#shared/server/identity/index';
import { daily } from '#shared/server/jobs';
import { WalletTokenModel } from './wallet.model.ts';

/** Tokens a week past their end: a used refresh token is kept as long as it could be presented again, to recognise a thief. */
export const jobs = [
  daily('people.forget-tokens', '03:20', (run) =>
    run.inTenant(identityTenant, async (scope) => {
      await WalletTokenModel.query(scope.db)
        .where('expiresAt', '<', new Date(scope.now().getTime() - 7 * 86_400_000))
        .delete();
    }),
  ),
] as const;
