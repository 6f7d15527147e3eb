import { readWalletEvidence } from '#shared/contracts/issuer/evidence';
import { sha256Of, type EvidenceDigest } from '#shared/credentials/evidence-digests';
import type { Connection } from '../connections/connection.ts';
import { refusalOf } from '../connections/clock.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

/**
 * A file behind a credential, asked of its organism by the hash that was signed. Refuses (`evidence-differs`) bytes of another hash: what the
 * organism shows today must be what it signed then.
 */
export const fetchEvidence = async (wallet: Wallet, connectionId: string, { sha256 }: EvidenceDigest): Promise<Uint8Array<ArrayBuffer>> => {
  const connection = await wallet.store.get<Connection>('connections', connectionId);
  if (!connection || connection.closed) throw new Refusal('connection-closed');
  const answer = await organismCaller(wallet, connection).call(readWalletEvidence, { params: { sha256 } });
  if (!answer.ok) throw await refusalOf(answer);
  const bytes = Uint8Array.from(atob(answer.data.content), (character) => character.charCodeAt(0));
  if ((await sha256Of(bytes)) !== sha256) throw new Refusal('evidence-differs');
  return bytes;
};
