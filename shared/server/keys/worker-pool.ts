import { SigningAway } from './signing-away.ts';
import { SigningWorker } from './signing-worker.ts';
import type { Ask, WorkerSettings } from './worker-protocol.ts';

export interface PoolOptions extends WorkerSettings {
  /** The most threads at once. */
  readonly workers: number;
  /** A worker with nothing to do for this long stops, and gives its memory back; the next request starts one. */
  readonly idleSeconds?: number;
}

export interface WorkerPool {
  ask(ask: Ask): Promise<unknown>;
  /** Is there a worker that holds its keys? Starts one if there is none. */
  ready(): Promise<boolean>;
  /** As `ready`, but throws what keeps it from opening. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** As many requests as one worker keeps waiting before a second one is worth its memory. */
const worthAnother = 4;

/**
 * Workers as they are needed: the first with the first request, others while every one has work waiting, up to the limit. One that dies is
 * replaced by the next request; those who waited on it are refused, for a signature may or may not have been made.
 */
export const makeWorkerPool = (options: PoolOptions): WorkerPool => {
  const workers: SigningWorker[] = [];
  let closed = false;
  const start = (): SigningWorker => {
    const worker = new SigningWorker(options, (gone) => {
      const place = workers.indexOf(gone);
      if (place >= 0) workers.splice(place, 1);
    });
    workers.push(worker);
    return worker;
  };
  const choose = (): SigningWorker => {
    if (closed) throw new SigningAway('the signing workers are closed');
    let least = workers[0];
    for (const worker of workers) if (worker.pending < least!.pending) least = worker;
    if (!least || (least.pending >= worthAnother && workers.length < options.workers)) return start();
    return least;
  };
  const idle = (options.idleSeconds ?? 60) * 1000;
  const rest = setInterval(
    () => {
      for (const worker of [...workers]) if (worker.pending === 0 && performance.now() - worker.idleSince > idle) void worker.stop();
    },
    Math.min(idle, 10_000),
  ).unref();
  const open = async (): Promise<void> => choose().opened;
  return {
    open,
    async ask(ask) {
      return choose().ask(ask);
    },
    ready: () =>
      open().then(
        () => true,
        () => false,
      ),
    async close() {
      closed = true;
      clearInterval(rest);
      await Promise.all([...workers].map((worker) => worker.stop()));
    },
  };
};
