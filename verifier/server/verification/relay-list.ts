import type { InputOf } from '#shared/contract/route';
import type { relayList as contract } from '#shared/contracts/verifier/evidence';
import { verifyBitstringToken } from '#shared/credentials/bitstring-token';
import { parseJwt } from '#shared/credentials/jwt';
import { verifyStatusListToken } from '#shared/credentials/status-token';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import type { Scope } from '#shared/server/scope';
import { describeEvidence } from './describe-evidence.ts';
import { copiesOf } from './evidence-copies.ts';
import { requireRegistered } from './require-registered.ts';
import { trustDataOf } from './trust-data.ts';

/**
 * A whole status list that an issuer of the registry signed for that address, Token Status List or Bitstring. Refuses another issuer (404), and
 * a list that never came or is not its own (503): nothing else than such lists is relayed.
 */
export async function relayList(scope: Pick<Scope, 'house'>, { query }: Pick<InputOf<typeof contract>, 'query'>) {
  await requireRegistered(scope, query.issuer);
  const { resolver } = trustDataOf(scope.house);
  const expected = { uri: query.uri, did: query.issuer };
  const check = async (text: string): Promise<void> => {
    const verify = parseJwt(text.trim()).header['typ'] === 'statuslist+jwt' ? verifyStatusListToken : verifyBitstringToken;
    await verify(text, expected, { resolver, crypto: nodeCrypto });
  };
  return describeEvidence(await copiesOf(scope.house).copyOf(query.uri, 'application/statuslist+jwt, application/vc+jwt', check));
}
