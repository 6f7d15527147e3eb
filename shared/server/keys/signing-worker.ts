import { Worker } from 'node:worker_threads';
import { SigningAway } from './signing-away.ts';
import {
  mostTogether,
  pack,
  unpackAnswered,
  type Answered,
  type Ask,
  type Asked,
  type Opening,
  type WorkerSettings,
} from './worker-protocol.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Error) => void;
}

const stopped = 'the signing worker stopped before it answered; ask again';
/** Small things one after the other: a small heap does. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

/** One thread, and those who wait on it. When it is gone they are told clearly: a signature may or may not have been made. */
export class SigningWorker {
  readonly #thread: Worker;
  readonly #gone: (worker: SigningWorker) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #opening = Promise.withResolvers<void>();
  #outgoing: Asked[] = [];
  #lastId = 0;
  #idleSince = performance.now();
  #alive = true;
  #fault = stopped;

  constructor({ masterKeyFile, masterKeyVariable, masterKms, platformKeyFile }: WorkerSettings, gone: (worker: SigningWorker) => void) {
    this.#gone = gone;
    const workerData: WorkerSettings = { masterKeyFile, masterKeyVariable, masterKms, platformKeyFile };
    this.#thread = new Worker(new URL('./sign-worker.ts', import.meta.url), { workerData, resourceLimits, name: 'carnet-signing' });
    this.#thread.unref();
    this.#thread.on('message', (message: string | Opening) => this.#hear(message));
    this.#thread.on('error', () => this.#end());
    this.#thread.on('exit', () => this.#end());
    this.#opening.promise.catch(() => undefined);
  }

  get pending(): number {
    return this.#waiting.size;
  }

  /** When it last had something to do, in milliseconds of `performance.now()`. */
  get idleSince(): number {
    return this.#idleSince;
  }

  /** Settles when the worker holds its keys, or says why it does not. */
  get opened(): Promise<void> {
    return this.#opening.promise;
  }

  ask(ask: Ask): Promise<unknown> {
    if (!this.#alive) return Promise.reject(new SigningAway(this.#fault));
    const asked: Asked = { id: (this.#lastId += 1), ask };
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(asked.id, { resolve, reject });
    if (this.#outgoing.push(asked) === 1) queueMicrotask(() => this.#send());
    return promise;
  }

  async stop(): Promise<void> {
    this.#end();
    await this.#thread.terminate();
  }

  /** What is asked in one turn leaves together. */
  #send(): void {
    if (!this.#alive) return;
    this.#thread.ref();
    for (let from = 0; from < this.#outgoing.length; from += mostTogether)
      this.#thread.postMessage(pack(this.#outgoing.slice(from, from + mostTogether)));
    this.#outgoing = [];
  }

  #hear(message: string | Opening): void {
    if (typeof message === 'string') return unpackAnswered(message).forEach((answered) => this.#settle(answered));
    if (message.opening === 'ready') return this.#opening.resolve();
    this.#fault = message.fault;
    this.#end();
    void this.#thread.terminate();
  }

  #settle(answered: Answered): void {
    const one = this.#waiting.get(answered.id);
    this.#waiting.delete(answered.id);
    if (this.#waiting.size === 0) {
      this.#idleSince = performance.now();
      this.#thread.unref();
    }
    if ('fault' in answered) one?.reject(new Error(answered.fault));
    else one?.resolve(answered.value);
  }

  #end(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#opening.reject(new SigningAway(this.#fault));
    for (const one of this.#waiting.values()) one.reject(new SigningAway(this.#fault));
    this.#waiting.clear();
    this.#gone(this);
  }
}
