import { askExport, exportFormatsOf } from '../credentials/ask-export.ts';
import { exportFileName } from '../credentials/export-file-name.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { Held } from './held.ts';

export interface OtherForms {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Proofs whose organism did not answer, or no longer makes a file of them. */
  readonly missing: number;
}

/** Hundreds of half-days stand under one certificate: their other forms are asked for one at a time, on their own pages. */
const inArchive = ({ credential: { kind, state } }: Held): boolean => kind !== 'attendance' && (state === 'valid' || state === 'unknown');

/** Every proof in the forms its organism makes of it, asked for where it is not kept yet. What cannot be had is counted, and stops nothing. */
export const gatherExports = async (wallet: Wallet, held: readonly Held[]): Promise<OtherForms> => {
  const files: { name: string; text: string }[] = [];
  let missing = 0;
  for (const [place, one] of held.entries()) {
    if (!inArchive(one)) continue;
    const { credential } = one;
    try {
      for (const format of exportFormatsOf(credential)) {
        const text = await askExport(wallet, credential.id, format);
        files.push({ name: `${String(place + 1).padStart(2, '0')}-${exportFileName(credential, format)}`, text });
      }
    } catch {
      missing += 1;
    }
  }
  return { files, missing };
};
