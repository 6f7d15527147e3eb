import type { DidResolver } from '#shared/credentials/did';
import type { Trust } from '#shared/credentials/registry';

const ownKey = /^did:(jwk|key):/u;

/** Fetches the documents of registered issuers alone: a file of five hundred strangers sends this server nowhere. */
export const registeredOnly = (resolver: DidResolver, trust: Trust): DidResolver => ({
  async resolve(did, kid) {
    if (ownKey.test(did)) return resolver.resolve(did, kid);
    const { outcome } = await trust(did);
    return outcome === 'trusted' ? resolver.resolve(did, kid) : { document: null, problem: 'unreachable' };
  },
});
