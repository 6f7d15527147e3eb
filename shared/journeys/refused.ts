import { Refused } from '../tooling/demo/portal.ts';
import { Refusal } from '../../wallet/src/vault/wallet.ts';

/** The code with which a call was refused, or `done` when it was not. */
export const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (fault) {
    if (fault instanceof Refused || fault instanceof Refusal) return fault.code;
    throw fault;
  }
};

/** Asks again until it is so: what follows a commit comes a moment later. */
export const until = async <T>(ask: () => Promise<T>, fits: (answer: T) => boolean, seconds = 20): Promise<T> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`it did not become so within ${seconds} s: ${JSON.stringify(answer).slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
