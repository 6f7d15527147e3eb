import { readClaims } from './read-claims.ts';
import { readSdJwt } from './sd-jwt.ts';
import type { CryptoPort } from './ports.ts';
import type { CredentialType } from './vct.ts';

/** What presentations disclose, by name only: `competence.level`. */
export const namedClaims = async (
  presented: readonly { readonly kind: CredentialType; readonly compact: string }[],
  crypto: CryptoPort,
): Promise<readonly string[]> => {
  const names = new Set<string>();
  for (const { kind, compact } of presented)
    for (const { key } of readClaims(kind, (await readSdJwt(compact, crypto)).payload)) names.add(`${kind}.${key}`);
  return [...names];
};
