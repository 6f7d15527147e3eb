import { inviteMember, type Role } from '#shared/contracts/identity';
import { approveOrganisation, listOrganisations, signUp, type OrganisationKind } from '#shared/contracts/organisations';
import type * as z from 'zod';
import { password, platform, type Colleague, type Organism } from './people.ts';
import { alreadyDone, Portal } from './portal.ts';
import { administratorCode, type Surroundings } from './surroundings.ts';

type App = 'issuer' | 'verifier';
const urlOf = (around: Surroundings, app: App): string => (app === 'issuer' ? around.settings.issuerUrl : around.settings.verifierUrl);

export const portalOf = (around: Surroundings, app: App): Portal => new Portal(app, urlOf(around, app));

/** Signs in where an earlier run that was cut off had already joined: what it made is taken up, not made twice. */
const orSignIn =
  (portal: Portal, email: string, code: string) =>
  async (fault: unknown): Promise<Portal> => {
    alreadyDone(code)(fault);
    return portal.signIn(email);
  };

export const platformOf = async (around: Surroundings, app: App): Promise<Portal> => {
  const { email, name } = platform[app];
  const portal = portalOf(around, app);
  const code = await administratorCode(around, app, platform[app]);
  return portal.join(code, name).catch(orSignIn(portal, email, 'already-member'));
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
  const body = { kind, name, siret, contactName, email, phone: '02 40 12 34 56', website: null, password };
  const asked = await portal.call(signUp, { body }).catch(alreadyDone('siret-taken'));
  if (!asked) return portal.signIn(email);
  await portal.confirm(around.mailbox, email);
  const { items } = await administrator.call(listOrganisations, { query: { state: 'pending' } });
  const waiting = items.find((one) => one.siret === siret);
  if (!waiting) throw new Error(`${name} does not wait for approval`);
  await administrator.call(approveOrganisation, { params: { organisationId: waiting.id } });
  return portal.signIn(email);
};

/** Invites a colleague, who accepts by the link of the e-mail. */
export const invite = async (around: Surroundings, by: Portal, who: Colleague, role: Exclude<Role, 'platform'>): Promise<Portal> => {
  const portal = new Portal(by.app, by.url);
  const { email, name } = who;
  const invited = await by.call(inviteMember, { body: { email, name, role } }).catch(alreadyDone('already-member'));
  if (!invited) return portal.signIn(email);
  return portal.join(await around.mailbox.code(email, `${by.url}/invitation#`), name);
};
