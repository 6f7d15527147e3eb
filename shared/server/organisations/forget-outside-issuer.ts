import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { forgetOutsideIssuer as contract } from '#shared/contracts/organisations';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { OutsideIssuerModel } from './outside-issuer.model.ts';

/** Takes an outside issuer out of the registry: what it signed is no longer that of a recognised issuer. */
export async function forgetOutsideIssuer(scope: Scope, { params }: InputOf<typeof contract>): Promise<void> {
  const gone = await OutsideIssuerModel.query(scope.db).deleteById(params.outsideIssuerId);
  if (gone === 0) throw new Refusal(notFound);
  await scope.audit('outside-issuer.forgotten', 'outside-issuer', params.outsideIssuerId);
}
