import { claimOf } from '#shared/credentials/claim-catalogue';
import { isObject } from '#shared/credentials/jwt';
import type { Json, JsonObject } from '#shared/credentials/ports';
import { readLevel, valueAt } from '#shared/credentials/read-claims';

/** All that is kept of a presented competence. */
export interface CompetenceFacts {
  readonly achievement: string | null;
  readonly label: string;
  readonly level: string | null;
  readonly normalised: number | null;
  readonly validatedOn: string | null;
  readonly issuerDid: string;
  readonly expiresAt: Date | null;
  readonly statusUri: string | null;
  readonly statusIndex: number | null;
}

const text = (value: Json | undefined, most: number): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, most) : null;
const day = (value: Json | undefined): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;

/** Bronze, argent, or; a scale of 0 to 100 by thirds, as organisms do. */
const normalisedOf = (level: { readonly scale: string; readonly normalised: number }): number | null => {
  const { scale, normalised } = level;
  const most = scale === 'medals' ? 3 : 100;
  if (!Number.isInteger(normalised) || normalised < 0 || normalised > most) return null;
  return scale === 'medals' ? normalised || null : Math.min(3, Math.floor((normalised * 3) / 100) + 1);
};

const statusOf = (payload: JsonObject): Pick<CompetenceFacts, 'statusUri' | 'statusIndex'> => {
  const place = isObject(payload['status']) ? payload['status']['status_list'] : undefined;
  if (!isObject(place) || typeof place['uri'] !== 'string' || typeof place['idx'] !== 'number')
    return { statusUri: null, statusIndex: null };
  return { statusUri: place['uri'], statusIndex: place['idx'] };
};

/** Out of the verified payload of a competence; null when its name was not shown. */
export const competenceFacts = (payload: JsonObject): CompetenceFacts | null => {
  const value = (key: string): Json | undefined => valueAt(payload, claimOf('competence', key).path);
  const label = text(value('name'), 300);
  if (label === null || typeof payload['iss'] !== 'string') return null;
  const level = readLevel(value('level'));
  return {
    achievement: text(value('code'), 180),
    label,
    level: level ? level.label.slice(0, 60) : null,
    normalised: level ? normalisedOf(level) : null,
    validatedOn: day(value('validatedOn')),
    issuerDid: payload['iss'],
    expiresAt: typeof payload['exp'] === 'number' ? new Date(payload['exp'] * 1000) : null,
    ...statusOf(payload),
  };
};
