import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { describeAuthorisation as contract } from '#shared/contracts/issuer/authorisations';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../../organisations/index.ts';
import { inAuthorisation } from './in-authorisation.ts';

/** Which organism is asked, by which wallet, for what: nothing of any person. Refuses a request that is over, and a suspended organism. */
export async function describeAuthorisation(scope: Scope, { body }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return inAuthorisation(scope, body.request, async (own, { clientId, kinds }) => {
    const { name, siret, ink } = await requireApproved(own);
    const wallet = { host: new URL(clientId).host, own: clientId === own.house.config.walletUrl };
    return { organisation: { name, siret, ink }, wallet, kinds: [...kinds] };
  });
}
