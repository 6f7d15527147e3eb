import type { StatusPurpose } from '#shared/credentials/bitstring-status-list';
import type { Config } from '#shared/server/config';
import type { KeptKey } from '#shared/server/keys/keys';
import { organisationOf, type Scope } from '#shared/server/scope';
import { findOrganisation, findOrganisationBySlug, keyOf, keysOf, listKeyOf, type KnownOrganisation } from '../organisations/index.ts';

/** An organisation as far as issuing goes: approved once, so that it has a slug, a DID and a key. */
export interface Organism {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly did: string;
  readonly state: KnownOrganisation['state'];
  readonly locale: KnownOrganisation['locale'];
}

const asOrganism = (found: KnownOrganisation | null): Organism | null => {
  if (!found?.slug || !found.did) return null;
  const { id, name, slug, did, state, locale } = found;
  return { id, name, slug, did, state, locale };
};

/** By the slug of a path; suspended ones too. */
export const findOrganism = async (scope: Scope, slug: string): Promise<Organism | null> =>
  asOrganism(await findOrganisationBySlug(scope, slug));

/** The scope's own. That it was never approved is a fault: facts and protocol requests come from approved ones. */
export const ownOrganism = async (scope: Scope): Promise<Organism> => {
  const found = asOrganism(await findOrganisation(scope, organisationOf(scope)));
  if (!found) throw new Error('an organisation that was never approved has nothing to issue');
  return found;
};

/** The key it signs with today. */
export const signingKeyOf = (scope: Scope): Promise<KeptKey> => keyOf(scope, organisationOf(scope));

/** Every key whose signatures may still be met. */
export const publishedKeysOf = (scope: Scope): Promise<readonly KeptKey[]> => keysOf(scope, organisationOf(scope));

/** What signs the lists of one of its keys, today's or a former one. */
export const keyNamed = (scope: Scope, kid: string): Promise<KeptKey> => listKeyOf(scope, organisationOf(scope), kid);

/** Credential Issuer Identifier: one per organism (OpenID4VCI 1.0 section 12.2.1). */
export const credentialIssuerOf = ({ publicUrl }: Pick<Config, 'publicUrl'>, slug: string): string => `${publicUrl}/o/${slug}`;

export const bitstringUri = (config: Pick<Config, 'publicUrl'>, slug: string, listId: string, purpose: StatusPurpose): string =>
  `${credentialIssuerOf(config, slug)}/bitstring/${listId}/${purpose}`;

export const statusListUri = (config: Pick<Config, 'publicUrl'>, slug: string, listId: string): string =>
  `${credentialIssuerOf(config, slug)}/status/${listId}`;
