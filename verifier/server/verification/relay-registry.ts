import { verifyRegistry } from '#shared/credentials/registry';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import type { Scope } from '#shared/server/scope';
import { describeEvidence } from './describe-evidence.ts';
import { copiesOf } from './evidence-copies.ts';

/** The organisms' registry as it was signed: the page verifies it again. Refuses (503) when there is none to be had. */
export async function relayRegistry(scope: Pick<Scope, 'house' | 'now'>) {
  const { issuerUrl, issuerRegistryKey } = scope.house.config;
  const { kty, crv, x, y } = issuerRegistryKey;
  const check = async (text: string): Promise<void> => {
    const now = Math.floor(scope.now().getTime() / 1000);
    await verifyRegistry(text, { key: { kty, crv, x, y }, serverUrl: issuerUrl, now }, nodeCrypto);
  };
  return describeEvidence(await copiesOf(scope.house).copyOf(`${issuerUrl}/registry`, 'application/carnet-registry+jwt', check));
}
