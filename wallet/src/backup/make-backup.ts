import { decodeBytes, encodeBytes } from '#shared/credentials/base64url';
import type { Wallet } from '../vault/wallet.ts';
import { backupContent } from './backup-content.ts';
import { sealBackup } from './backup-file.ts';
import { newKitKey, writeKitKey } from './kit-key.ts';

export interface Backup {
  /** The `.carnet` file. */
  readonly file: string;
  readonly madeAt: string;
  /** To print: null when the page printed before still holds. */
  readonly kit: string | null;
}
export interface LastBackup {
  readonly madeAt: string;
}

/** The printed key serves every backup until another is asked for; it is shown when it is made, and never again. */
export const makeBackup = async (
  wallet: Wallet,
  { phrase, anew }: { readonly phrase: string; readonly anew: boolean },
): Promise<Backup> => {
  const known = anew ? null : await wallet.store.get<string>('settings', 'kit');
  const kit = known ? decodeBytes(known) : newKitKey();
  const madeAt = new Date(wallet.clock() * 1000).toISOString();
  const file = await sealBackup(await backupContent(wallet, madeAt), { phrase, kit }, madeAt);
  const last: LastBackup = { madeAt };
  await wallet.store.write([
    { room: 'settings', id: 'kit', value: encodeBytes(kit) },
    { room: 'settings', id: 'last-backup', value: last },
  ]);
  return { file, madeAt, kit: known ? null : await writeKitKey(kit) };
};
