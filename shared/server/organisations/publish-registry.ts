import type * as z from 'zod';
import type { RegistryEntry } from '#shared/contracts/organisations';
import type { House } from '#shared/server/house';
import { readPlatformKey } from '#shared/server/keys/platform-key';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { OrganisationModel } from './organisation.model.ts';
import { OutsideIssuerModel } from './outside-issuer.model.ts';

type Entry = z.input<typeof RegistryEntry>;

const mostTtlSeconds = 60;
const lifeSeconds = 24 * 3600;

const ownEntry = (row: OrganisationModel): Entry => ({
  ...{ did: row.did!, name: row.name, siret: row.siret, kind: row.kind, ink: row.ink },
  since: (row.approvedAt ?? row.submittedAt).toISOString(),
  foreign: false,
});

const outsideEntry = ({ did, name, siret, since }: OutsideIssuerModel): Entry => ({
  ...{ did, name, siret },
  kind: 'outside',
  since: since.toISOString(),
  foreign: true,
});

async function listEntries(scope: Scope): Promise<Entry[]> {
  const own = await OrganisationModel.query(scope.db).where({ state: 'approved' }).orderBy('did');
  const outside = await OutsideIssuerModel.query(scope.db).orderBy('did');
  return [...own.map(ownEntry), ...outside.map(outsideEntry)];
}

/**
 * The platform's signed list of who it vouches for (house.md 2.14.10): approved organisations and recognised outside issuers; a suspended one is
 * absent. Signed again every minute, and at once when a decision changed the list, whichever process took it.
 */
export const makeRegistry = (house: House): (() => Promise<string>) => {
  let kept: { readonly until: number; readonly list: string; readonly token: Promise<string> } | null = null;
  return async () => {
    const options = { actor: { kind: 'anonymous' }, tenant: { organisationIds: [], grant: 'public' }, readOnly: true } as const;
    const entries = await inScope(house, options, listEntries);
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
