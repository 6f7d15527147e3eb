import type { Locale } from '#shared/contract/values';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { identityTenant } from './desk.ts';

/** The language chosen by the account of an address; null when it has none. */
export async function localeOfAddress(scope: Scope, email: string): Promise<Locale | null> {
  return underTenant(scope, identityTenant, async (identity) => {
    const account = await AccountModel.query(identity.db).findOne({ email }).select('locale');
    return account?.locale ?? null;
  });
}
