import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import type { Scope } from '#shared/server/scope';
import { IssuanceModel } from '../issuance.model.ts';

const most = 50;

/** What one wallet may collect at a time for this person, newest first: a token response names each. */
export const waitingFor = async (scope: Scope, personId: string, kinds: readonly CredentialKind[]): Promise<readonly IssuanceModel[]> =>
  IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ personId })
    .whereIn('kind', [...kinds])
    .whereIn('state', ['offered', 'claimed', 'signed'])
    .orderBy('id', 'desc')
    .limit(most);
