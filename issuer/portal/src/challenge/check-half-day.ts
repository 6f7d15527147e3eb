import { readHalfDayLeaf, type HalfDayRecord } from '#shared/credentials/half-day-leaf';
import { verifyInclusion, type InclusionProof } from '#shared/credentials/merkle';
import type { Certificate } from './read-certificate.ts';

export interface Picked {
  readonly place: number;
  readonly day: string;
  readonly half: 'am' | 'pm';
}
export interface CheckedHalfDay {
  /** Under the root of the certificate, at the place asked, and of the day asked. */
  readonly proven: boolean;
  /** What the leaf says; null when it says nothing that can be read. */
  readonly record: HalfDayRecord | null;
}

/** What the organism answered, checked here against the certificate that was read: its word alone proves nothing. */
export const checkHalfDay = async (
  { root, certified }: Pick<Certificate, 'root' | 'certified'>,
  { place, day, half }: Picked,
  proof: InclusionProof,
): Promise<CheckedHalfDay> => {
  const record = readHalfDayLeaf(proof.leaf);
  const asked = record?.day === day && record.half === half && proof.index === place;
  const proven = asked && (await verifyInclusion(proof, { root, size: certified?.size ?? proof.size }));
  return { proven, record };
};
