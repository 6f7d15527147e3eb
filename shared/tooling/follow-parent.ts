// Loaded first into each server of the house: a server whose starter was killed leaves too.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const parent = process.ppid;
  let told = 0;
  setInterval(() => {
    if (process.ppid === parent) return;
    told += 1;
    if (told > 20) process.exit(1);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
