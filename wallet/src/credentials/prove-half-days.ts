import type { ReplyOf } from '#shared/contract/route';
import { getWalletCompletion } from '#shared/contracts/issuer/completions';
import { readHalfDayLeaf } from '#shared/credentials/half-day-leaf';
import { verifyInclusion, type InclusionProof } from '#shared/credentials/merkle';
import type { JsonObject } from '#shared/credentials/ports';
import { valueAt } from '#shared/credentials/read-claims';
import type { Connection } from '../connections/connection.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { refusalOf } from '../connections/clock.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

export interface HalfDayProof {
  readonly day: string;
  readonly half: 'am' | 'pm';
  readonly mark: string;
  readonly minutes: number;
  /** Under the root of the credential this wallet holds, whatever the organism answers. */
  readonly proven: boolean;
  readonly proof: InclusionProof;
}

const rootIn = (payload: JsonObject): { readonly root: string; readonly size: number } => {
  const [root, size] = ['merkleRoot', 'halfDays'].map((name) => valueAt(payload, ['ld', 'credentialSubject', name]));
  if (typeof root !== 'string' || typeof size !== 'number') throw new Refusal('credential-refused', 'malformed');
  return { root, size };
};

type Line = ReplyOf<typeof getWalletCompletion>['halfDays'][number];

/**
 * The half-days under a certificate of completion, asked of the organism and checked against the root and size of the credential held: what is
 * shown is what the leaf says, and says so when it is not under that root.
 */
export const proveHalfDays = async (wallet: Wallet, connectionId: string, payload: JsonObject): Promise<readonly HalfDayProof[]> => {
  const { root, size } = rootIn(payload);
  const connection = await wallet.store.get<Connection>('connections', connectionId);
  if (!connection || connection.closed) throw new Refusal('connection-closed');
  const answer = await organismCaller(wallet, connection).call(getWalletCompletion, { params: { root } });
  if (!answer.ok) throw await refusalOf(answer);
  return Promise.all(
    answer.data.halfDays.map(async ({ proof, ...told }: Line) => {
      const { day, half, mark, minutes } = readHalfDayLeaf(proof.leaf) ?? told;
      return {
        day,
        half,
        mark,
        minutes,
        proof,
        proven: readHalfDayLeaf(proof.leaf) !== null && (await verifyInclusion(proof, { root, size })),
      };
    }),
  );
};
