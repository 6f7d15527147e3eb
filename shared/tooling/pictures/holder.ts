import type { Step } from '../scene.ts';
import { collect, join, seeWaiting } from './wallet-hand.ts';
import { castOf, newcomer, validate } from './wallet-people.ts';

/** Someone who holds an enrolment and one competence. Each list of scenes has its own: those that name the same function share its wallet. */
export const holder =
  (more: Step = async () => undefined): Step =>
  async (page, world) => {
    const cast = await castOf(world);
    const who = await newcomer(cast);
    await validate(cast, who, 0, 'argent');
    await join(page, who.link);
    await seeWaiting(page, 2);
    await collect(page);
    await more(page, world);
  };
