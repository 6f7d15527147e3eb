// Organisations that sign up for the pictures of the portals, by the ordinary routes: waiting, refused, suspended, or approved and still empty.
import { randomInt } from 'node:crypto';
import { inviteMember, type Role } from '#shared/contracts/identity';
import { approveOrganisation, listOrganisations, refuseOrganisation, signUp, suspendOrganisation } from '#shared/contracts/organisations';
import { portalOf } from '../demo/organisations.ts';
import { password, platform } from '../demo/people.ts';
import type { Portal } from '../demo/portal.ts';
import { surroundingsOf, type Surroundings } from '../demo/surroundings.ts';
import type { PictureWorld } from '../scene.ts';
import type { PortalApp } from './portal-hand.ts';

export interface Founded {
  readonly email: string;
  readonly portal: Portal;
}
export type Fate = 'unconfirmed' | 'pending' | 'approved' | 'refused' | 'suspended';

let count = 0;
export const stamp = (): string => `${Date.now().toString(36)}${(count += 1)}`;

const keyed = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
/** A valid SIRET that no organisation of the demonstration has. */
const freshSiret = (): string => keyed(`${keyed(String(10_000_000 + randomInt(89_999_999)))}0001`);

export const aroundOf = ({ product }: PictureWorld): Promise<Surroundings> => surroundingsOf({ ...product.env, CARNET_HOME: product.home });
export const platformIn = async (world: PictureWorld, app: PortalApp): Promise<Portal> =>
  portalOf(await aroundOf(world), app).signIn(platform[app].email);

const why = 'Le numéro SIRET est celui d’un établissement fermé : indiquez celui de votre établissement actuel.';

/** Signs an organisation up and leads it to that fate. */
const foundOne = async (world: PictureWorld, app: PortalApp, name: string, fate: Fate): Promise<Founded> => {
  const around = await aroundOf(world);
  const portal = portalOf(around, app);
  const email = `image.${stamp()}@organisme.example`;
  const siret = freshSiret();
  const kind = app === 'issuer' ? 'training' : 'company';
  const contact = { contactName: 'Anne-Françoise Le Guennec', email, phone: '02 40 12 34 56', website: 'https://organisme.example' };
  await portal.call(signUp, { body: { kind, name, siret, ...contact, password } });
  if (fate === 'unconfirmed') return { email, portal };
  await portal.confirm(around.mailbox, email);
  if (fate !== 'pending') await decide(await platformIn(world, app), siret, fate);
  await portal.signIn(email);
  return { email, portal };
};

const once = new WeakMap<object, Map<string, Promise<Founded>>>();
/** The same organisation for every scene that only looks at it: the portals take few sign-ups from one address. */
export const foundOnce = (world: PictureWorld, app: PortalApp, name: string, fate: Fate): Promise<Founded> => {
  const known = once.get(world.product) ?? new Map<string, Promise<Founded>>();
  once.set(world.product, known);
  const key = `${app} ${name} ${fate}`;
  const found = known.get(key) ?? foundOne(world, app, name, fate);
  known.set(key, found);
  return found;
};

const decide = async (by: Portal, siret: string, fate: Exclude<Fate, 'unconfirmed' | 'pending'>): Promise<void> => {
  const { items } = await by.call(listOrganisations, { query: { state: 'pending', q: siret } });
  const params = { organisationId: items[0]!.id };
  if (fate === 'refused') return void (await by.call(refuseOrganisation, { params, body: { reason: why } }));
  await by.call(approveOrganisation, { params });
  if (fate === 'suspended') await by.call(suspendOrganisation, { params, body: { reason: 'Le contact ne répond plus depuis deux mois.' } });
};

/** The code of an invitation's link, just sent to that address. */
export const invitationCode = async (
  world: PictureWorld,
  by: Portal,
  who: { readonly email: string; readonly role: Exclude<Role, 'platform'> },
): Promise<string> => {
  const { mailbox } = await aroundOf(world);
  await by.call(inviteMember, { body: { ...who, name: 'Gwenaëlle Prigent-Kermarrec' } });
  return mailbox.code(who.email, `${by.url}/invitation#`);
};
