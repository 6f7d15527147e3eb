import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { keptKey } from './kept-key.ts';
import type { Setting } from './setting.ts';

const daySeconds = 86_400;
/** A leaf lives two years and is made again a year before: a credential of a year never outlives the leaf that stood behind it. */
const lifeDays = 730;
const renewDays = 365;

interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly slug: string | null;
}

/** What is left of a leaf, in days; none for a key without one. */
const daysLeft = ({ certificateUntil }: IssuerKeyModel, now: Date): number =>
  certificateUntil === null ? 0 : (certificateUntil.getTime() - now.getTime()) / 1000 / daySeconds;

/**
 * The active key gets a leaf certificate of the registry's authority, unless it has one that is good for another year. It is dated from the day
 * before, for credentials bear the first moment of the day they are signed. As the organisation's tenant.
 */
export async function certifyKey(there: Scope, { id, name, slug }: Organisation, setting: Setting): Promise<void> {
  const key = await IssuerKeyModel.query(there.db)
    .findOne({ organisationId: id, state: 'active', algorithm: 'ES256' })
    .forUpdate()
    .throwIfNotFound();
  if (daysLeft(key, there.now()) > renewDays) return;
  const { config, keys } = there.house;
  const issuer = `${config.publicUrl}/${setting.prefix}/${slug ?? ''}`;
  const today = Math.floor(there.now().getTime() / 1000 / daySeconds) * daySeconds;
  const notAfter = today + lifeDays * daySeconds;
  const { kid, did, publicJwk, wrapped } = keptKey(key, 'did', there.now());
  const toMake = { issuer, name: name.slice(0, 64), notBefore: today - daySeconds, notAfter };
  const certificate = await keys.certify({ kid, did, publicJwk, wrapped }, toMake);
  await IssuerKeyModel.query(there.db)
    .findById(key.id)
    .patch({ certificate, certificateIssuer: issuer, certificateUntil: new Date(notAfter * 1000) });
  await there.audit('key.certified', 'issuer-key', key.id, { until: new Date(notAfter * 1000).toISOString() });
}
