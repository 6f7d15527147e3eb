/** A thread of the bench: the verbs of a signing worker, without the way to it. Signs as many credentials as it is told, and says when done. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CredentialToSign } from '#shared/server/keys/keys';
import { makeSignVerbs } from '#shared/server/keys/sign-verbs';
import type { WorkerSettings } from '#shared/server/keys/worker-protocol';
import { rawSign } from './credential-cases.ts';

/** `raw`: bare P-256 signatures instead, which tell what the machine gives to a thread. */
export interface LoopOrder {
  readonly count: number;
  readonly raw: boolean;
}

const { settings, request } = workerData as { readonly settings: WorkerSettings; readonly request: CredentialToSign };
const verbs = await makeSignVerbs(settings);
const signOne = async (): Promise<string> => (await verbs({ verb: 'signCredential', request })) as string;

parentPort!.on('message', ({ count, raw }: LoopOrder) => {
  void (async () => {
    let last = '';
    for (let made = 0; made < count; made += 1) {
      if (raw) rawSign();
      else last = await signOne();
    }
    parentPort!.postMessage(last);
  })();
});
