/** How an Open Badge names its key: an HTTP address that answers with a JWK, the only kind every reader must follow (Open Badges 3.0 section 8.5). */
import { didOf } from './did.ts';
import { didWebUrl } from './did-web.ts';

const folderOf = (did: string): string | null => didWebUrl(did)?.replace(/did\.json$/u, 'keys/') ?? null;

/** `did:web:host:o:atelier#rsa-1` is fetched at `https://host/o/atelier/keys/rsa-1`. Throws for a key of another DID method. */
export const badgeKidOf = (kid: string): string => {
  const did = didOf(kid);
  const folder = folderOf(did);
  const name = kid.slice(did.length + 1);
  if (folder === null || !/^[\w.-]+$/u.test(name)) throw new RangeError('only keys of a did:web have an address');
  return folder + name;
};

/** The DID URL of a key that is named by its address beneath the issuer's own; anything else as it is. */
export const didUrlOf = (kid: string, issuer: string): string => {
  const folder = folderOf(issuer);
  if (folder === null || !kid.startsWith(folder)) return kid;
  return `${issuer}#${kid.slice(folder.length)}`;
};
