import type { ReplyOf } from '#shared/contract/route';
import type { listWalletEndorsements as contract } from '#shared/contracts/issuer/endorsements';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { describeForWallet } from './describe-endorsement.ts';
import { EndorsementModel } from './endorsement.model.ts';

/** What the person of this wallet asked to be endorsed, newest first. */
export async function listWalletEndorsements(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const { personId } = connectedWallet(scope);
  const rows = await EndorsementModel.query(scope.db).modify('ofOrganisation', scope).where({ personId }).orderBy('id', 'desc').limit(200);
  return { items: await Promise.all(rows.map((row) => describeForWallet(scope, row))) };
}
