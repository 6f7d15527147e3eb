import { chmodSync } from 'node:fs';
import { givenKeyFiles, type GivenKeyFiles } from './given.ts';
import { SigningWorker } from './signing-worker.ts';
import { makeWorkerPool, type WorkerPool } from './worker-pool.ts';

const seal = { verb: 'seal', text: 'x', context: 'c' } as const;

describe('the signing workers', () => {
  let files: GivenKeyFiles;
  let pool: WorkerPool;

  beforeEach(() => {
    files = givenKeyFiles();
  });
  afterEach(async () => {
    await pool?.close();
    files.remove();
  });

  it('tell clearly those who waited on one that stops', async () => {
    let gone = 0;
    const worker = new SigningWorker(files, () => (gone += 1));
    await worker.opened;

    const waiting = worker.ask(seal);
    const stopping = worker.stop();

    await expectAsync(waiting).toBeRejectedWithError(/stopped before it answered/u);
    await stopping;
    await expectAsync(worker.ask(seal)).toBeRejectedWithError(/stopped/u);
    expect(gone).toBe(1);
  });

  it('rest when there is nothing to do, and come back with the next request', async () => {
    pool = makeWorkerPool({ ...files, workers: 2, idleSeconds: 0.05 });
    const before = process.report.getReport() as unknown as { workers: unknown[] };
    await pool.ask(seal);
    await new Promise((resolve) => setTimeout(resolve, 300));

    const resting = process.report.getReport() as unknown as { workers: unknown[] };

    // other specs' workers may come to rest meanwhile: never more than before
    expect(resting.workers.length).toBeLessThanOrEqual(before.workers.length);
    expect(await pool.ask(seal)).toMatch(/^v2\./u);
  });

  it('are not ready once their master key may be read by others', async () => {
    pool = makeWorkerPool({ ...files, workers: 1 });
    chmodSync(files.masterKeyFile, 0o644);

    expect(await pool.ready()).toBeFalse();
    await expectAsync(pool.ask(seal)).toBeRejectedWithError(/others may read/u);
    chmodSync(files.masterKeyFile, 0o600);
    expect(await pool.ready()).toBeTrue();
  });

  it('answer nobody once closed', async () => {
    pool = makeWorkerPool({ ...files, workers: 1 });
    await pool.close();

    await expectAsync(pool.ask(seal)).toBeRejectedWithError(/closed/u);
  });
});
