// What the issuer's pictures need beyond the demonstration: addresses of its sheets, and organisms that start from nothing.
import { addHalfDay, listHalfDays, type HalfDay } from '#shared/contracts/issuer/attendance';
import type { Programme, Session } from '#shared/contracts/issuer/training';
import { portalOf } from '../demo/organisations.ts';
import { estuaire, manager } from '../demo/people.ts';
import type { Portal } from '../demo/portal.ts';
import { day, makeProgramme, planSession } from '../demo/training.ts';
import type { PictureWorld } from '../scene.ts';
import { aroundOf, foundOnce } from './portal-people.ts';
import { listSessions } from '#shared/contracts/issuer/training';

const portalAs = async (world: PictureWorld, email: string): Promise<Portal> => portalOf(await aroundOf(world), 'issuer').signIn(email);
const placeOf = ({ demo }: PictureWorld): { readonly session: Session; readonly programme: Programme } =>
  (demo as PictureWorld['demo'] & { readonly world: { readonly session: Session; readonly programme: Programme } }).world;

export const sessionOf = (world: PictureWorld): string => placeOf(world).session.id;
export const programmeOf = (world: PictureWorld): string => placeOf(world).programme.id;

/** The session of the second organism, whose levels go from 0 to 100. */
export const hundredSession = async (world: PictureWorld): Promise<string> => {
  const { items } = await (await portalAs(world, estuaire.email)).call(listSessions);
  return items[0]!.id;
};

/** A half-day of the demonstration's session in that state; those to come are made when the calendar has none. */
export const sheetIn = async (world: PictureWorld, state: HalfDay['state']): Promise<string> => {
  const by = await portalAs(world, manager.email);
  const params = { sessionId: placeOf(world).session.id };
  const { items } = await by.call(listHalfDays, { params });
  const found = items.find((one) => one.state === state);
  if (found) return found.id;
  const body = { day: day(state === 'upcoming' ? 40 : -1), half: 'pm', startsAt: '13:30', endsAt: '17:00' } as const;
  return (await by.call(addHalfDay, { params, body })).id;
};

const fresh = 'Atelier des Compagnes et Compagnons du Littoral';
/** An approved organism that has done nothing yet. */
export const emptyOrganism = async (world: PictureWorld): Promise<string> => (await foundOnce(world, 'issuer', fresh, 'approved')).email;

/** An approved organism with a session in which nobody is enrolled; its administrator signs in with that address. */
export const sessionWithoutTrainee = async (
  world: PictureWorld,
): Promise<{ readonly email: string; readonly session: string; readonly sheet: string }> => {
  const { email, portal } = await foundOnce(world, 'issuer', `${fresh}, site de Pornic`, 'approved');
  const programme = await makeProgramme(portal, 'menuisier', 'Menuiserie d’agencement', 'medals');
  const session = await planSession(portal, programme, 'Promotion du soir', 'personne');
  const params = { sessionId: session.id };
  const [first] = (await portal.call(listHalfDays, { params })).items;
  const body = { day: day(0), half: 'pm', startsAt: '13:30', endsAt: '17:00' } as const;
  const { id: sheet } = first ?? (await portal.call(addHalfDay, { params, body }));
  return { email, session: session.id, sheet };
};
