import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { unavailable } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';

// OWASP's first choice for Argon2id: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;

let running = 0;
const waiting: (() => void)[] = [];
const mostWaiting = 64;

/** No more hashes at once than cores, so that guessing slows the guesser and not everyone else; refuses when the queue is long. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= availableParallelism()) {
    if (waiting.length >= mostWaiting) throw new Refusal(unavailable, undefined, { 'Retry-After': '5' });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
};

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

let dummy: Promise<string> | undefined;

/** Compares with the account's hash, or with a dummy one when there is no account, so that both take the same time. */
export const isPassword = async (password: string, kept: string | null): Promise<boolean> => {
  dummy ??= hash('no account has this password', cost);
  const against = kept ?? (await dummy);
  const same = await inTurn(() => verify(against, password));
  return same && kept !== null;
};
