import type { Locale } from '#shared/contract/values';
import { organisationOf, type Scope } from '#shared/server/scope';
import { WalletConnectionModel } from './wallet.model.ts';

/** The language a person's wallet spoke last at this organism; null when none ever did. */
export async function languageOf(scope: Scope, personId: string): Promise<Locale | null> {
  const row = await WalletConnectionModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId })
    .whereNotNull('locale')
    .orderBy('connectedAt', 'desc')
    .first();
  return row?.locale ?? null;
}
