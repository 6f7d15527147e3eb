import { setTimeout as wait } from 'node:timers/promises';
import { deliverNext, dispatchFacts } from './deliver-facts.ts';
import type { House } from './house.ts';
import { causeOf } from './log.ts';
import { listenTo } from './listen.ts';
import type { Reaction } from './reactions.ts';

const pollMs = 1_000;

export interface OutboxWorker {
  /** Lets the reactions that run finish, takes no other. */
  stop(): Promise<void>;
}

/** Delivers everything that is due, in order per subject; gives how many reactions ran. */
const round = async (house: House, reactions: readonly Reaction[], going: () => boolean): Promise<number> => {
  await dispatchFacts(house, reactions);
  let ran = 0;
  while (going()) {
    const outcome = await deliverNext(house, reactions);
    if (outcome === 'none') break;
    ran += 1;
  }
  return ran;
};

const lane = async (house: House, reactions: readonly Reaction[], going: () => boolean, rest: () => Promise<void>): Promise<void> => {
  while (going()) {
    const ran = await round(house, reactions, going).catch((error: unknown) => {
      house.log.error({ cause: causeOf(error) }, 'outbox');
      return 0;
    });
    if (ran === 0 && going()) await rest();
  }
};

/**
 * Carries facts to reactions until stopped: woken by NOTIFY, and every second in case a wake-up was lost. Several workers, in this process
 * (`lanes`) or in others, share the work without doing any of it twice.
 */
export const startOutbox = async (house: House, reactions: readonly Reaction[], lanes = 2): Promise<OutboxWorker> => {
  let going = true;
  let waking = new AbortController();
  const wake = (): void => {
    waking.abort();
    waking = new AbortController();
  };
  const listener = await listenTo(house, 'outbox', wake);
  const rest = (): Promise<void> => wait(pollMs, undefined, { signal: waking.signal }).catch(() => undefined);
  const running = Array.from({ length: lanes }, () => lane(house, reactions, () => going, rest));
  return {
    stop: async () => {
      going = false;
      wake();
      await Promise.all(running);
      await listener.stop();
    },
  };
};

/** For specs and journeys: delivers until nothing is due any more, facts recorded on the way included. Gives how many reactions ran. */
export const drainOutbox = async (house: House, reactions: readonly Reaction[]): Promise<number> => {
  let total = 0;
  for (;;) {
    const ran = await round(house, reactions, () => true);
    if (ran === 0) return total;
    total += ran;
  }
};
