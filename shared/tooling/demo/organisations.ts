import { inviteMember, type Role } from '#shared/contracts/identity';
import { approveOrganisation, listOrganisations, signUp, type OrganisationKind } from '#shared/contracts/organisations';
import type * as z from 'zod';
import { password, platform, type Colleague, type Organism } from './people.ts';
import { Portal } from './portal.ts';
import { administratorCode, type Surroundings } from './surroundings.ts';

type App = 'issuer' | 'verifier';
const urlOf = (around: Surroundings, app: App): string => (app === 'issuer' ? around.settings.issuerUrl : around.settings.verifierUrl);

export const portalOf = (around: Surroundings, app: App): Portal => new Portal(app, urlOf(around, app));

/** Signed in already when an earlier run was cut off: what it made is taken up, not made twice. */
const known = (portal: Portal, email: string): Promise<Portal | null> => portal.signIn(email).catch(() => null);

export const platformOf = async (around: Surroundings, app: App): Promise<Portal> => {
  const { email, name } = platform[app];
  return (await known(portalOf(around, app), email)) ?? portalOf(around, app).join(administratorCode(around, app, platform[app]), name);
};

/** Signs up by the public page, confirms the address, is approved by the platform; gives the portal of its administrator. */
export const found = async (
  around: Surroundings,
  app: App,
  administrator: Portal,
  { organism, kind }: { readonly organism: Organism; readonly kind: z.output<typeof OrganisationKind> },
): Promise<Portal> => {
  const portal = portalOf(around, app);
  const { name, siret, contactName, email } = organism;
  const before = await known(portal, email);
  if (before) return before;
  await portal.call(signUp, { body: { kind, name, siret, contactName, email, phone: '02 40 12 34 56', website: null, password } });
  await portal.confirm(around.mailbox, email);
  const { items } = await administrator.call(listOrganisations, { query: { state: 'pending' } });
  const waiting = items.find((one) => one.siret === siret);
  if (!waiting) throw new Error(`${name} does not wait for approval`);
  await administrator.call(approveOrganisation, { params: { organisationId: waiting.id } });
  return portal.signIn(email);
};

/** Invites a colleague, who accepts by the link of the e-mail. */
export const invite = async (around: Surroundings, by: Portal, who: Colleague, role: Exclude<Role, 'platform'>): Promise<Portal> => {
  const before = await known(new Portal(by.app, by.url), who.email);
  if (before) return before;
  await by.call(inviteMember, { body: { email: who.email, name: who.name, role } });
  const portal = new Portal(by.app, by.url);
  return portal.join(await around.mailbox.code(who.email, `${by.url}/invitation#`), who.name);
};
