import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { signedInAccount } from './signed-in-account.ts';

/** The name of whoever is signed in, to be kept beside what they decide or sign: it stays theirs after they leave. */
export async function signedInName(scope: Scope): Promise<string> {
  return (await AccountModel.query(scope.db).findById(signedInAccount(scope).accountId).select('name').throwIfNotFound()).name;
}
