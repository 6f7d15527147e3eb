/** A signing worker: a thread of its own, so that private keys never stand in the memory that requests reach. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeSignVerbs } from './sign-verbs.ts';
import { mostTogether, pack, unpackAsked, type Answered, type Asked, type Opening, type WorkerSettings } from './worker-protocol.ts';

const port = parentPort!;
const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : 'fault in the signing worker');
const open = (opening: Opening) => port.postMessage(opening);

let answers: Answered[] = [];
const send = (): void => {
  if (answers.length > 0) port.postMessage(pack(answers));
  answers = [];
};
/** What is done together is told together, up to a handful: the other side works meanwhile. */
const tell = (answered: Answered): void => {
  const count = answers.push(answered);
  if (count === mostTogether) send();
  else if (count === 1) setImmediate(send);
};

const answer = async (verbs: Awaited<ReturnType<typeof makeSignVerbs>>, { id, ask }: Asked): Promise<void> => {
  try {
    tell({ id, value: await verbs(ask) });
  } catch (fault) {
    tell({ id, fault: messageOf(fault) });
  }
};

try {
  const verbs = await makeSignVerbs(workerData as WorkerSettings);
  port.on('message', (text: string) => {
    for (const asked of unpackAsked(text)) void answer(verbs, asked);
  });
  open({ opening: 'ready' });
} catch (fault) {
  open({ opening: 'failed', fault: messageOf(fault) });
}
