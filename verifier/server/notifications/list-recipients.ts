import type { Locale } from '#shared/contract/values';
import type { Scope } from '#shared/server/scope';

export interface Recipient {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** The members of the scope's company, as its tenant shows them. */
export async function listRecipients(scope: Scope, organisationId: string): Promise<readonly Recipient[]> {
  return scope
    .db('memberships')
    .join('accounts', 'accounts.id', 'memberships.account_id')
    .where('memberships.organisation_id', organisationId)
    .whereIn('memberships.role', ['recruiter', 'admin'])
    .orderBy('accounts.id')
    .select('accounts.id as accountId', 'accounts.name', 'accounts.email', 'accounts.locale');
}
