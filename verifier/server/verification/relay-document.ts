import type { InputOf } from '#shared/contract/route';
import { issuerNotRegistered, type relayDocument as contract } from '#shared/contracts/verifier/evidence';
import { didWebUrl } from '#shared/credentials/did-web';
import { isObject } from '#shared/credentials/jwt';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeEvidence } from './describe-evidence.ts';
import { copiesOf } from './evidence-copies.ts';
import { requireRegistered } from './require-registered.ts';

/** The DID document of an issuer of the registry. Refuses an issuer that is not in it (404), and one that never answered (503). */
export async function relayDocument(scope: Pick<Scope, 'house'>, { query }: Pick<InputOf<typeof contract>, 'query'>) {
  const url = didWebUrl(query.issuer);
  if (!url) throw new Refusal(issuerNotRegistered);
  await requireRegistered(scope, query.issuer);
  const check = (text: string): Promise<void> => {
    const document: unknown = JSON.parse(text);
    return isObject(document) && document['id'] === query.issuer ? Promise.resolve() : Promise.reject(new Error('another document'));
  };
  return describeEvidence(await copiesOf(scope.house).copyOf(url, 'application/did+json, application/json', check));
}
