import type { InputOf } from '#shared/contract/route';
import { didTaken, didUnreachable, type recogniseOutsideIssuer as contract } from '#shared/contracts/organisations';
import type { DidDocument } from '#shared/credentials/did';
import { keyOf, makeDidResolver } from '#shared/credentials/did-resolver';
import { isObject } from '#shared/credentials/jwt';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeOutsideIssuer } from './list-outside-issuers.ts';
import { OrganisationModel } from './organisation.model.ts';
import { OutsideIssuerModel } from './outside-issuer.model.ts';

/** At least one P-256 key that may sign credentials: a document without one could never be checked. */
const canSign = (document: DidDocument): boolean => {
  const listed: readonly unknown[] = Array.isArray(document.assertionMethod) ? document.assertionMethod : [];
  const ids = listed.map((one) => (isObject(one) ? one['id'] : one)).filter((id) => typeof id === 'string');
  return ids.some((kid) => keyOf(document, kid.startsWith('#') ? document.id + kid : kid, 'assertionMethod') !== null);
};

async function refuseUnreadable(scope: Scope, did: string): Promise<void> {
  const resolver = makeDidResolver({ fetcher: scope.house.fetch, now: () => Math.floor(scope.now().getTime() / 1000) });
  const { document } = await resolver.resolve(did);
  if (!document || !canSign(document)) throw new Refusal(didUnreachable);
}

/**
 * Recognises an issuer that runs elsewhere, by its DID: it enters the registry as foreign. Its document is read first, through the guarded way
 * out. Refuses a DID already known (an organisation suspended here does not come back by this door) and one whose keys cannot be read.
 */
export async function recogniseOutsideIssuer(scope: Scope, { body }: InputOf<typeof contract>) {
  const { did, name, siret } = body;
  const own = await OrganisationModel.query(scope.db).findOne({ did }).select('id');
  const known = await OutsideIssuerModel.query(scope.db).findOne({ did }).select('id');
  if (own || known) throw new Refusal(didTaken);
  await refuseUnreadable(scope, did);
  const issuer = await OutsideIssuerModel.query(scope.db).insertAndFetch({ did, name, siret, since: scope.now() });
  await scope.audit('outside-issuer.recognised', 'outside-issuer', issuer.id, { did });
  return describeOutsideIssuer(issuer);
}
