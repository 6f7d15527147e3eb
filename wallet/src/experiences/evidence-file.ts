import { mostEvidence } from '#shared/contracts/issuer/endorsements';
import { digestSri } from '#shared/credentials/declaration-digest';
import { Refusal } from '../vault/wallet.ts';

export interface EvidenceFile {
  readonly name: string;
  readonly digest: string;
  /** Base64; leaves the device only when the person says so. */
  readonly content: string;
}

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

/** A file and its hash. Refuses what is over 2 MB. */
export const readEvidence = async (file: File): Promise<EvidenceFile> => {
  if (file.size > mostEvidence) throw new Refusal('evidence-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name.slice(0, 120), digest: await digestSri(bytes), content: base64(bytes) };
};
