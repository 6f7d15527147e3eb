import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';
import { Words } from '#shared/angular/i18n/words';
import type { Connection } from '../connections/connection.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { BackupContent } from './backup-content.ts';
import type { Envelope } from './backup-file.ts';
import type { Recovery } from './restore-backup.ts';

interface State {
  readonly envelope: Envelope | null;
  readonly content: BackupContent | null;
  readonly results: readonly Recovery[];
  readonly restored: boolean;
  /** This device has a wallet: whether the backup is older than it is. */
  readonly taken: 'here' | 'older' | null;
  readonly busy: boolean;
  readonly problem: string | null;
}
const start: State = { envelope: null, content: null, results: [], restored: false, taken: null, busy: false, problem: null };

/** The newest thing an open wallet holds, for a backup to be compared with. */
const newest = async (safe: Safe): Promise<string> => {
  const { store } = await safe.wallet();
  const connections = await store.all<Connection>('connections');
  const credentials = await store.all<StoredCredential>('credentials');
  return [...connections.map((one) => one.connectedAt), ...credentials.map((one) => one.receivedAt)].sort().at(-1) ?? '';
};

/** What the two secrets of a file open. Refuses a key that is badly copied before the long work begins. */
const contentOf = async (envelope: Envelope, phrase: string, written: string): Promise<BackupContent> => {
  const [{ openBackup }, { readKitKey }, { BackupContent: Content }] = await Promise.all([
    import('./backup-file.ts'),
    import('./kit-key.ts'),
    import('./backup-content.ts'),
  ]);
  const kit = await readKitKey(written);
  if (!kit) throw new Refusal('kit-mistyped');
  const content = Content.safeParse(await openBackup(envelope, { phrase, kit }));
  if (!content.success) throw new Refusal('backup-damaged');
  return content.data;
};

/** A wallet under this phrase with the backup in it, or none at all. */
const makeWallet = async (safe: Safe, phrase: string, content: BackupContent): Promise<Wallet> => {
  const { putBack } = await import('./restore-backup.ts');
  const wallet = await safe.wallet();
  await safe.create(phrase);
  await putBack(wallet, content).catch(async (cause: unknown) => {
    await safe.destroy();
    throw cause;
  });
  return wallet;
};

/** One backup, from its file to the organisms taken over. Until then nothing on the device changes. */
export const RestoreStore = signalStore(
  withState(start),
  withComputed(({ content, results }) => ({
    valid: computed(
      () => (content()?.credentials ?? []).filter(({ state, issuanceId }) => state !== 'revoked' && issuanceId !== null).length,
    ),
    waits: computed(() => results().some(({ outcome }) => outcome === 'later')),
  })),
  withMethods((store, safe = inject(Safe), words = inject(Words)) => {
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      if (store.busy()) return;
      patchState(store, { busy: true, problem: null });
      try {
        await work();
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      } finally {
        patchState(store, { busy: false });
      }
    };
    return {
      /** Says at once when this device has a wallet: it is never written over. */
      async look(): Promise<void> {
        await safe.start();
        if (safe.state() === 'locked' || safe.open()) patchState(store, { taken: 'here' });
      },
      choose: (file: string): Promise<void> =>
        attempt(async () => {
          patchState(store, { envelope: null, content: null });
          const { readEnvelope } = await import('./backup-file.ts');
          const envelope = await readEnvelope(file);
          const older = safe.open() && envelope.madeAt < (await newest(safe));
          patchState(store, { envelope, taken: store.taken() && older ? 'older' : store.taken() });
        }),
      open: (phrase: string, written: string): Promise<void> =>
        attempt(async () => {
          const envelope = store.envelope();
          if (envelope) patchState(store, { content: await contentOf(envelope, phrase, written) });
        }),
      /** The phrase of the backup opens the wallet here too. */
      restore: (phrase: string): Promise<void> =>
        attempt(async () => {
          const content = store.content();
          if (!content || store.taken()) return;
          const wallet = await makeWallet(safe, phrase, content);
          patchState(store, { restored: true });
          const { recoverPending, toInviteAgain } = await import('./restore-backup.ts');
          patchState(store, { results: [...(await recoverPending(wallet)), ...toInviteAgain(content)] });
        }),
      again: (): Promise<void> =>
        attempt(async () => {
          const { recoverPending } = await import('./restore-backup.ts');
          const tried = await recoverPending(await safe.wallet());
          const others = store.results().filter(({ outcome }) => outcome !== 'later');
          patchState(store, { results: [...others, ...tried] });
        }),
    };
  }),
  withHooks({ onInit: (store) => void store.look() }),
);
