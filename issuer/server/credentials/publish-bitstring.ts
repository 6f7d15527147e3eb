import { bitstringCredential, makeBitstring, setBit, type StatusPurpose } from '#shared/credentials/bitstring-status-list';
import { statusValues } from '#shared/credentials/status-list';
import { organisationOf, type Scope } from '#shared/server/scope';
import { BitstringTokenModel } from './bitstring-token.model.ts';
import { bitstringUri, keyNamed, ownOrganism } from './organism.ts';
import { lifeOf } from './publish-status-list.ts';
import { StatusListModel } from './status-list.model.ts';
import { statusesOfList } from './statuses-of-list.ts';

/** A replaced credential is revoked for a reader of bitstrings, who has no third word. */
const concerns: Readonly<Record<StatusPurpose, readonly number[]>> = {
  revocation: [statusValues.revoked, statusValues.replaced],
  suspension: [statusValues.suspended],
};

const sign = async (scope: Scope, list: StatusListModel, purpose: StatusPurpose): Promise<string> => {
  const { config, keys } = scope.house;
  const { slug, did, state } = await ownOrganism(scope);
  const bits = makeBitstring(list.entries);
  for (const { statusIndex, status } of await statusesOfList(scope, list))
    if (concerns[purpose].includes(status)) setBit(bits, statusIndex);
  const issuedAt = Math.floor(scope.now().getTime() / 1000);
  const ttlSeconds = config.statusListTtlSeconds;
  const uri = bitstringUri(config, slug, list.id, purpose);
  const payload = await bitstringCredential({
    uri,
    did,
    purpose,
    list: bits,
    issuedAt,
    expiresAt: issuedAt + lifeOf(ttlSeconds, state),
    ttlSeconds,
  });
  return keys.signToken(await keyNamed(scope, list.kid), 'vc+jwt', payload);
};

const fresh = async (scope: Scope, list: StatusListModel, purpose: StatusPurpose): Promise<string | null> => {
  const kept = await BitstringTokenModel.query(scope.db).findById([list.id, purpose]);
  const youngest = scope.now().getTime() - scope.house.config.statusListTtlSeconds * 1000;
  return kept && kept.version === list.version && kept.signedAt.getTime() > youngest ? kept.token : null;
};

/**
 * A status list as a `BitstringStatusListCredential` of one purpose (https://www.w3.org/TR/vc-bitstring-status-list/), signed by the key the
 * list belongs to: made again when a status changed or its ttl passed, once, however many ask. Null for a list that is not this organisation's.
 */
export async function publishBitstring(scope: Scope, listId: string, purpose: StatusPurpose): Promise<string | null> {
  const where = { id: listId, organisationId: organisationOf(scope) };
  const before = await StatusListModel.query(scope.db).findOne(where);
  if (!before) return null;
  const kept = await fresh(scope, before, purpose);
  if (kept !== null) return kept;
  const list = await StatusListModel.query(scope.db).findOne(where).forUpdate().throwIfNotFound();
  const made = await fresh(scope, list, purpose);
  if (made !== null) return made;
  const token = await sign(scope, list, purpose);
  const row = { organisationId: list.organisationId, statusListId: list.id, purpose, version: list.version, token, signedAt: scope.now() };
  await BitstringTokenModel.query(scope.db).insert(row).onConflict(['status_list_id', 'purpose']).merge();
  return token;
}
