import type { KeptBadgeKey, KeptKey, Keys, MasterKeyState } from './keys.ts';
import { readPlatformKey } from './read-platform-key.ts';
import { makeWorkerPool, type PoolOptions } from './worker-pool.ts';

/** Fields are short; a worker that runs out of memory would take the process with it (seen). Sealed, they are a third longer. */
const longest = { seal: 1_000_000, open: 2_000_000, blindIndex: 1_000_000, rewrap: 2_000_000, rewrapKey: 1_000_000 };

export type KeysOptions = PoolOptions;

/**
 * Opens the signing workers of one server. Refuses to start, saying which file and why, when the master key is missing, readable by others,
 * malformed, or not the one that wrapped the platform's key. Private keys stand in the workers' memory alone; this side holds them wrapped.
 */
export const makeKeys = async (options: KeysOptions): Promise<Keys & { readonly platform: KeptKey }> => {
  const platform = readPlatformKey(options.platformKeyFile);
  const pool = makeWorkerPool(options);
  try {
    await pool.open();
  } catch (fault) {
    await pool.close();
    throw fault;
  }
  const text = (verb: keyof typeof longest) => async (plain: string, context: string) => {
    if (plain.length > longest[verb]) throw new RangeError('this text is too long for a field');
    return pool.ask({ verb, text: plain, context }) as Promise<string>;
  };
  return {
    platform,
    createDid: (alias) => pool.ask({ verb: 'createDid', alias }) as Promise<KeptKey>,
    createBadgeKey: (did) => pool.ask({ verb: 'createBadgeKey', did }) as Promise<KeptBadgeKey>,
    signExport: (toSign) => pool.ask({ verb: 'signExport', toSign }) as Promise<string>,
    signCredential: (request) => pool.ask({ verb: 'signCredential', request }) as Promise<string>,
    signToken: (key, typ, payload) => pool.ask({ verb: 'signToken', key, typ, payload }) as Promise<string>,
    authority: (now) => pool.ask({ verb: 'authority', now }) as Promise<string>,
    certify: (key, toMake) => pool.ask({ verb: 'certify', key, toMake }) as Promise<string>,
    seal: text('seal'),
    open: text('open'),
    blindIndex: text('blindIndex'),
    masterKeys: () => pool.ask({ verb: 'masterKeys' }) as Promise<MasterKeyState>,
    rewrap: text('rewrap'),
    rewrapKey: text('rewrapKey'),
    rewrapFiles: async () => void (await pool.ask({ verb: 'rewrapFiles' })),
    ready: () => pool.ready(),
    close: () => pool.close(),
  };
};
