import { makeStatusList, setStatus, statusListPayload, statusValues } from '#shared/credentials/status-list';
import { organisationOf, type Scope } from '#shared/server/scope';
import { keyNamed, type Organism, ownOrganism, statusListUri } from './organism.ts';
import { StatusListModel } from './status-list.model.ts';
import { statusesOfList } from './statuses-of-list.ts';

const bits = 2;
/** A reader may keep a token for one ttl after another reader's cache kept it as long; the rest is for clocks that differ. */
const dayLong = 86_400;
/** A closed organism's lists outlive an outage: nobody hurries to repair what serves them, and nothing new is said in them. */
const closedLife = 30 * dayLong;

export const lifeOf = (ttlSeconds: number, state: Organism['state']): number => (state === 'closed' ? closedLife : 3 * ttlSeconds + 60);

const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1000);

const isFresh = (list: StatusListModel, now: Date, ttlSeconds: number): boolean =>
  list.token !== null &&
  list.tokenVersion === list.version &&
  list.tokenSignedAt !== null &&
  now.getTime() - list.tokenSignedAt.getTime() < ttlSeconds * 1000;

const sign = async (scope: Scope, list: StatusListModel): Promise<string> => {
  const { config, keys } = scope.house;
  const { slug, did, state } = await ownOrganism(scope);
  const statuses = { ...makeStatusList(list.entries, bits), replacedValue: statusValues.replaced };
  for (const { statusIndex, status } of await statusesOfList(scope, list)) setStatus(statuses, statusIndex, status);
  const issuedAt = secondsOf(scope.now());
  const ttlSeconds = config.statusListTtlSeconds;
  const payload = await statusListPayload({
    uri: statusListUri(config, slug, list.id),
    did,
    list: statuses,
    issuedAt,
    expiresAt: issuedAt + lifeOf(ttlSeconds, state),
    ttlSeconds,
  });
  return keys.signToken(await keyNamed(scope, list.kid), 'statuslist+jwt', payload);
};

/**
 * The signed token of one list (draft-ietf-oauth-status-list section 5.1), by the key the list belongs to: kept until a status changes or its
 * ttl passes, then made once, however many ask. Gives null for a list that is not this organisation's.
 */
export async function publishStatusList(scope: Scope, listId: string): Promise<string | null> {
  const { statusListTtlSeconds } = scope.house.config;
  const where = { id: listId, organisationId: organisationOf(scope) };
  const kept = await StatusListModel.query(scope.db).findOne(where);
  if (!kept) return null;
  if (isFresh(kept, scope.now(), statusListTtlSeconds)) return kept.token;
  const list = await StatusListModel.query(scope.db).findOne(where).forUpdate().throwIfNotFound();
  if (isFresh(list, scope.now(), statusListTtlSeconds)) return list.token;
  const token = await sign(scope, list);
  await StatusListModel.query(scope.db).findById(listId).patch({ token, tokenVersion: list.version, tokenSignedAt: scope.now() });
  return token;
}
