import type * as z from 'zod';
import type { SignedIn } from '#shared/contracts/identity';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import type { Desk } from './desk.ts';
import { listMemberships } from './list-memberships.ts';

type Reply = z.input<typeof SignedIn>;

export const nobody: Reply = { account: null, organisations: [], platform: false, organisationId: null, role: null, permissions: [] };

/** Who is signed in, where they may go, and what they may do where they are. Needs the identity opening. */
export async function describeSignIn(
  scope: Scope,
  signIn: { accountId: string; organisationId: string | null },
  desk: Desk,
): Promise<Reply> {
  const account = await AccountModel.query(scope.db).findById(signIn.accountId).throwIfNotFound();
  const memberships = await listMemberships(scope, account.id);
  const here = memberships.find((one) => one.organisationId === signIn.organisationId);
  return {
    account: { id: account.id, email: account.email, name: account.name, locale: account.locale },
    organisations: memberships.flatMap(({ organisationId, ...rest }) => (organisationId ? [{ id: organisationId, ...rest }] : [])),
    platform: memberships.some((one) => one.organisationId === null),
    organisationId: here ? signIn.organisationId : null,
    role: here?.role ?? null,
    permissions: [...desk.permissionsOf(here?.role ?? null)],
  };
}
