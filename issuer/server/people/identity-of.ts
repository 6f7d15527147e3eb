import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identitiesOf, type Identity } from './find-people.ts';

/** One person as the organism knows them. Refuses, as not found, a person of another organism. */
export async function identityOf(scope: Scope, personId: string): Promise<Identity> {
  const found = (await identitiesOf(scope, [personId])).get(personId);
  if (!found) throw new Refusal(notFound);
  return found;
}
