import type { Config } from '../config.ts';
import { keysOptionsOf } from '../keys/keys-options.ts';
import { makeKeys, type Keys } from '../keys/index.ts';

/** The real signing workers, started at the first use: most specs never sign, and a worker takes a moment. */
export const testKeys = (config: Config): Keys => {
  let made: Promise<Keys> | null = null;
  const keys = (): Promise<Keys> => {
    made ??= makeKeys(keysOptionsOf(config));
    return made;
  };
  return {
    createDid: async (alias) => (await keys()).createDid(alias),
    createBadgeKey: async (did) => (await keys()).createBadgeKey(did),
    signExport: async (toSign) => (await keys()).signExport(toSign),
    signCredential: async (request) => (await keys()).signCredential(request),
    signToken: async (key, typ, payload) => (await keys()).signToken(key, typ, payload),
    authority: async (now) => (await keys()).authority(now),
    certify: async (key, toMake) => (await keys()).certify(key, toMake),
    seal: async (plain, context) => (await keys()).seal(plain, context),
    open: async (sealed, context) => (await keys()).open(sealed, context),
    blindIndex: async (plain, context) => (await keys()).blindIndex(plain, context),
    masterKeys: async () => (await keys()).masterKeys(),
    rewrap: async (sealed, context) => (await keys()).rewrap(sealed, context),
    rewrapKey: async (wrapped, kid) => (await keys()).rewrapKey(wrapped, kid),
    rewrapFiles: async () => (await keys()).rewrapFiles(),
    ready: async () => (await keys()).ready(),
    close: async () => {
      if (made) await (await made).close();
    },
  };
};
