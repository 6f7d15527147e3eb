import { blindIndexOf, rewrapKey, rewrapText } from './envelope.ts';
import type { MasterKeyState } from './keys.ts';
import type { LiveMasterKeys } from './live-master-keys.ts';
import { rewrapFiles } from './rewrap-files.ts';
import type { MasterAsk } from './worker-protocol.ts';

const stateOf = async (keys: LiveMasterKeys): Promise<MasterKeyState> => {
  await keys.look();
  return {
    keys: keys.all.map(({ id, canary }) => ({ id, canary })),
    indexCanary: blindIndexOf(keys, 'canary', 'master_keys'),
    fault: keys.fault,
  };
};

/** What concerns the master keys themselves. What is sealed never leaves the worker open: it comes sealed and goes sealed. */
export const answerAboutMaster = (keys: LiveMasterKeys, platformKeyFile: string, ask: MasterAsk): unknown => {
  switch (ask.verb) {
    case 'masterKeys':
      return stateOf(keys);
    case 'rewrap':
      return rewrapText(keys, ask.text, ask.context);
    case 'rewrapKey':
      return rewrapKey(keys, ask.text, ask.context);
    case 'rewrapFiles':
      return rewrapFiles(keys, platformKeyFile);
  }
};
