import { identityTenant } from '#shared/server/identity/index';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { inkOf } from './ink-of.ts';
import { makeKey } from './make-key.ts';
import { askRotation } from './rotate-key.ts';
import { OrganisationModel } from './organisation.model.ts';

const luhn = (digits: string): number =>
  [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
const withKey = (digits: string): string => {
  for (let key = 0; key < 10; key += 1) if (luhn(`${digits}${key}`) % 10 === 0) return `${digits}${key}`;
  throw new Error('unreachable');
};

let number = Math.floor(process.pid * 97) % 100_000;

/** A valid SIRET that nobody has: invented, another at every call. */
export const givenSiret = (): string => {
  number += 1;
  return withKey(`${withKey(`52${String(number % 1_000_000).padStart(6, '0')}`)}0001`);
};

export type GivenOrganisation = Partial<
  Pick<OrganisationModel, 'id' | 'kind' | 'name' | 'siret' | 'state' | 'slug' | 'did' | 'contactEmail' | 'locale'>
>;

/** An organisation as the routes would leave it, approved unless said otherwise; its DID is a name, without a key (see `givenKey`). */
export const givenOrganisation = async (scope: Scope, given: GivenOrganisation = {}): Promise<OrganisationModel> => {
  const siret = given.siret ?? givenSiret();
  const slug = given.slug ?? `atelier-${siret}`;
  const did =
    given.did ??
    `did:web:${new URL(scope.house.config.publicUrl).host.replace(':', '%3A')}:${scope.house.config.app === 'issuer' ? 'o' : 'c'}:${slug}`;
  const state = given.state ?? 'approved';
  const now = scope.now();
  const id = await underTenant(scope, identityTenant, async (identity) => {
    const row = await OrganisationModel.query(identity.db).insertAndFetch({
      kind: scope.house.config.app === 'issuer' ? 'training' : 'company',
      ...{ name: 'Atelier de l’Ardoise', contactName: 'Samira Haddad', contactEmail: 'samira@ardoise.example', locale: 'fr' },
      ...given,
      ...{ siret, ink: inkOf(siret), state: 'pending', slug: null, did: null, submittedAt: now },
    });
    return row.id;
  });
  return underTenant(scope, { organisationIds: [id] }, (there) => {
    const approved = state === 'approved' || state === 'suspended' ? { slug, did, approvedAt: now } : {};
    return OrganisationModel.query(there.db)
      .patchAndFetchById(id, { ...approved, state, confirmedAt: now, decidedAt: state === 'pending' ? null : now })
      .execute();
  });
};

/** The key of a given organisation, by the house's own signing workers. */
export const givenKey = (scope: Scope, organisation: Pick<OrganisationModel, 'id' | 'did'>): Promise<string> =>
  underTenant(scope, { organisationIds: [organisation.id] }, (there) => makeKey(there, organisation.id, organisation.did!));

/** Its key, and a change of key that was asked for. Gives the DID. */
export const givenRegister = async (scope: Scope, organisation: Pick<OrganisationModel, 'id' | 'did'>): Promise<string> => {
  const did = await givenKey(scope, organisation);
  await underTenant(scope, { organisationIds: [organisation.id] }, (there) => askRotation(there, organisation));
  return did;
};
