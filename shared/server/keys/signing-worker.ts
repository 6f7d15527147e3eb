import { Worker } from 'node:worker_threads';
import { mostTogether, pack, unpackAnswered, type Answered, type Ask, type Asked, type Opening, type WorkerSettings } from './worker-protocol.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Error) => void;
}

export interface SigningWorker {
  readonly pending: number;
  /** When it last had something to do, in milliseconds of `performance.now()`. */
  readonly idleSince: number;
  /** Settles when the worker holds its keys, or says why it does not. */
  readonly opened: Promise<void>;
  ask(ask: Ask): Promise<unknown>;
  stop(): Promise<void>;
}

const stopped = 'the signing worker stopped before it answered; ask again';
/** Small things one after the other: a small heap does. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

/** Starts one thread. `gone` is told when it is no longer there; whoever waits on it is told clearly. */
export const startSigningWorker = ({ masterKeyFile, platformKeyFile }: WorkerSettings, gone: (worker: SigningWorker) => void): SigningWorker => {
  const workerData: WorkerSettings = { masterKeyFile, platformKeyFile };
  const thread = new Worker(new URL('./sign-worker.ts', import.meta.url), { workerData, resourceLimits, name: 'carnet-signing' });
  thread.unref();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let idleSince = performance.now();
  let alive = true;
  let fault = stopped;
  const opening = Promise.withResolvers<void>();
  opening.promise.catch(() => undefined);

  let outgoing: Asked[] = [];
  /** What is asked in one turn leaves in one message. */
  const send = (): void => {
    if (!alive) return;
    thread.ref();
    for (let from = 0; from < outgoing.length; from += mostTogether) thread.postMessage(pack(outgoing.slice(from, from + mostTogether)));
    outgoing = [];
  };
  const settle = (answered: Answered): void => {
    const one = waiting.get(answered.id);
    waiting.delete(answered.id);
    if (waiting.size === 0) {
      idleSince = performance.now();
      thread.unref();
    }
    if ('fault' in answered) one?.reject(new Error(answered.fault));
    else one?.resolve(answered.value);
  };
  const end = (): void => {
    if (!alive) return;
    alive = false;
    opening.reject(new Error(fault));
    for (const one of waiting.values()) one.reject(new Error(fault));
    waiting.clear();
    gone(worker);
  };
  thread.on('message', (message: string | Opening) => {
    if (typeof message === 'string') return unpackAnswered(message).forEach(settle);
    if (message.opening === 'ready') return opening.resolve();
    fault = message.fault;
    end();
    void thread.terminate();
  });
  thread.on('error', end);
  thread.on('exit', end);

  const worker: SigningWorker = {
    get pending() {
      return waiting.size;
    },
    get idleSince() {
      return idleSince;
    },
    opened: opening.promise,
    ask(ask) {
      if (!alive) return Promise.reject(new Error(fault));
      const asked: Asked = { id: (lastId += 1), ask };
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(asked.id, { resolve, reject });
      if (outgoing.push(asked) === 1) queueMicrotask(send);
      return promise;
    },
    async stop() {
      end();
      await thread.terminate();
    },
  };
  return worker;
};
