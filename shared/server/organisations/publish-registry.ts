import { calculateJwkThumbprint } from 'jose';
import type * as z from 'zod';
import type { RegistryEntry } from '#shared/contracts/organisations';
import type { House } from '#shared/server/house';
import { readPlatformKey } from '#shared/server/keys/read-platform-key';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { compromisedSince } from './compromised-since.ts';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { OrganisationModel } from './organisation.model.ts';
import { OutsideIssuerModel } from './outside-issuer.model.ts';
import type { RegisteredNeeds } from './setting.ts';

type Entry = z.input<typeof RegistryEntry>;

const mostTtlSeconds = 60;
const lifeSeconds = 24 * 3600;

const ownEntry = (row: OrganisationModel, fallen: Entry['fallenKeys'] = [], asks: Entry['asks'] = []): Entry => ({
  ...{ did: row.did!, name: row.name, siret: row.siret, kind: row.kind, ink: row.ink },
  since: (row.approvedAt ?? row.submittedAt).toISOString(),
  foreign: false,
  ...(fallen.length > 0 ? { fallenKeys: fallen } : {}),
  ...(asks.length > 0 ? { asks } : {}),
  ...(row.closedAt && row.servedUntil ? { closed: { at: row.closedAt.toISOString(), until: row.servedUntil } } : {}),
});

/** Every compromised key, by organisation: a certificate has no DID document to say so. */
async function fallenKeys(scope: Scope): Promise<ReadonlyMap<string, NonNullable<Entry['fallenKeys']>>> {
  const rows = await IssuerKeyModel.query(scope.db).where({ state: 'compromised' }).orderBy('kid');
  const found = new Map<string, NonNullable<Entry['fallenKeys']>>();
  for (const row of rows) {
    const one = { kid: row.kid, thumbprint: await calculateJwkThumbprint({ ...row.publicJwk }), since: compromisedSince(row)! };
    found.set(row.organisationId, [...(found.get(row.organisationId) ?? []), one]);
  }
  return found;
}

const outsideEntry = ({ did, name, siret, since }: OutsideIssuerModel): Entry => ({
  ...{ did, name, siret },
  kind: 'outside',
  since: since.toISOString(),
  foreign: true,
});

async function listEntries(scope: Scope, needs?: RegisteredNeeds): Promise<Entry[]> {
  const today = scope.now().toISOString().slice(0, 10);
  const own = await OrganisationModel.query(scope.db)
    .where({ state: 'approved' })
    .orWhere((closed) => void closed.where({ state: 'closed' }).where('servedUntil', '>=', today))
    .orderBy('did');
  const fallen = await fallenKeys(scope);
  const asks = await needs?.(scope);
  const outside = await OutsideIssuerModel.query(scope.db).orderBy('did');
  return [...own.map((row) => ownEntry(row, fallen.get(row.id), asks?.get(row.id))), ...outside.map(outsideEntry)];
}

/**
 * The platform's signed list of who it vouches for (house.md 2.14.10): approved organisations and recognised outside issuers; a suspended one is
 * absent, a closed one is told as closed until the day it is served. Signed again every minute, and at once when a decision changed the list, whichever process took it.
 */
export const makeRegistry = (house: House, needs?: RegisteredNeeds): (() => Promise<string>) => {
  let kept: { readonly until: number; readonly list: string; readonly token: Promise<string> } | null = null;
  return async () => {
    const options = { actor: { kind: 'anonymous' }, tenant: { organisationIds: [], grant: 'public' }, readOnly: true } as const;
    const entries = await inScope(house, options, (scope) => listEntries(scope, needs));
    const iat = Math.floor(house.clock().getTime() / 1000);
    const anchors = [await house.keys.authority(iat)];
    const list = JSON.stringify([entries, anchors]);
    if (kept && kept.until > iat && kept.list === list) return kept.token;
    const ttl = Math.min(mostTtlSeconds, house.config.statusListTtlSeconds);
    const payload = { iss: house.config.publicUrl, iat, exp: iat + lifeSeconds, ttl, entries, anchors };
    const token = house.keys.signToken(readPlatformKey(house.config.platformKeyFile), 'carnet-registry+jwt', payload);
    token.catch(() => (kept = null));
    kept = { until: iat + ttl, list, token };
    return token;
  };
};
