// Who identifies on an organism's own page, and what its e-mail said.
import { atelier } from '../demo/people.ts';
import { Mailbox } from '../demo/portal.ts';
import type { PictureWorld } from '../scene.ts';
import { portalUrl } from './portal-hand.ts';
import { castOf, newcomer, validate, type Newcomer } from './wallet-people.ts';

/** Where the demonstration's organism issues, from the signed registry. */
export const issuerOf = async (world: PictureWorld): Promise<string> => {
  const jws = await (await fetch(`${portalUrl(world, 'issuer')}/registry`)).text();
  const { entries } = JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()) as { entries: { name: string; did: string }[] };
  return `${portalUrl(world, 'issuer')}/o/${entries
    .find(({ name }) => name === atelier.name)!
    .did.split(':')
    .at(-1)!}`;
};

const people = new WeakMap<object, Promise<Newcomer>>();
/** Someone with a competence to collect, the same for every scene. */
export const personOf = (world: PictureWorld): Promise<Newcomer> => {
  const make = async (): Promise<Newcomer> => {
    const cast = await castOf(world);
    const who = await newcomer(cast);
    await validate(cast, who, 0, 'argent');
    return who;
  };
  const known = people.get(world.product) ?? make();
  people.set(world.product, known);
  return known;
};

/** The digits of the last e-mail to that person. */
export const digitsFor = ({ product }: PictureWorld, { enrolment }: Newcomer): Promise<string> =>
  new Mailbox(product.home).code(enrolment.email, 'Votre code\u00a0: ');
