import { isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import type { Check, Why } from './report.ts';
import type { StatusListAnswer, StatusReader } from './status-cache.ts';
import { readStatus, statusValues } from './status-list.ts';

const line = (outcome: Check['outcome'], why: Why, at?: number): Check => ({
  check: 'status',
  outcome,
  why,
  ...(at === undefined ? {} : { at }),
});

const judge = (answer: StatusListAnswer, index: number): Check => {
  if (answer.outcome === 'unreachable') return line('unchecked', 'status-unreachable');
  if (answer.outcome === 'expired') return line('unchecked', 'status-list-expired', answer.fetchedAt);
  if (answer.outcome === 'refused') return line('failed', answer.why);
  const value = readStatus(answer.list, index);
  if (value === null) return line('failed', 'status-out-of-range', answer.fetchedAt);
  if (value === statusValues.revoked) return line('failed', 'revoked', answer.fetchedAt);
  if (value === statusValues.suspended) return line('failed', 'suspended', answer.fetchedAt);
  if (value === answer.list.replacedValue) return line('failed', 'replaced', answer.fetchedAt);
  if (value !== statusValues.valid) return line('failed', 'status-unknown', answer.fetchedAt);
  return answer.stale ? line('unchecked', 'status-stale', answer.fetchedAt) : line('passed', 'status-valid', answer.fetchedAt);
};

/**
 * The status of a credential in its list (draft-ietf-oauth-status-list section 8.3). A list that cannot be had, has expired or is stale
 * leaves the line unchecked, never passed; a stale list that says revoked is believed. `at` is when the list was fetched.
 */
export const checkStatus = async (payload: JsonObject, did: string, reader: StatusReader | undefined): Promise<Check> => {
  const { status } = payload;
  if (status === undefined) return line('passed', 'status-not-used');
  const place = isObject(status) ? status['status_list'] : undefined;
  if (!isObject(place) || typeof place['uri'] !== 'string' || typeof place['idx'] !== 'number') return line('failed', 'status-malformed');
  if (!reader) return line('unchecked', 'status-not-asked');
  return judge(await reader.read(place['uri'], did), place['idx']);
};
