import { contestIssuance, listWalletContestations, type WalletContestation } from '#shared/contracts/issuer/contestations';
import type { Connection } from '../connections/connection.ts';
import { openConnections } from '../connections/open-connections.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Contested, StoredCredential } from './stored-credential.ts';

const contestedOf = ({ words, state, contestedAt, answer, answeredAt }: WalletContestation): Contested => ({
  ...{ words, state, contestedAt, answer, answeredAt },
});

const same = (one: Contested | null | undefined, other: Contested | null | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const ask = async (wallet: Wallet, connection: Connection): Promise<readonly WalletContestation[] | null> => {
  const answer = await organismCaller(wallet, connection)
    .call(listWalletContestations)
    .catch(() => null);
  return answer?.ok ? answer.data.items : null;
};

/** Asks each connected organism what became of what was contested; one that does not answer changes nothing of its own. */
export const refreshContestations = async (wallet: Wallet): Promise<void> => {
  const connections = await openConnections(wallet);
  for (const connection of connections) {
    const items = await ask(wallet, connection);
    if (!items) continue;
    const all = await wallet.store.all<StoredCredential>('credentials');
    const own = all.filter((one) => one.connectionId === connection.id && one.issuanceId !== null);
    const changed = own.flatMap((credential) => {
      const told = items.find((item) => item.issuanceId === credential.issuanceId);
      const contested = told ? contestedOf(told) : null;
      return same(contested, credential.contested) ? [] : [{ ...credential, contested }];
    });
    await wallet.store.write(changed.map((value) => ({ room: 'credentials', id: value.id, value })));
  }
};

/** Tells the organism that what a credential says is wrong, in the person's own words. Refuses one that came from no connected organism. */
export const contestCredential = async (wallet: Wallet, id: string, words: string): Promise<void> => {
  const credential = await wallet.store.get<StoredCredential>('credentials', id);
  if (!credential?.issuanceId || !credential.connectionId) throw new Refusal('credential-gone');
  const connection = await wallet.store.get<Connection>('connections', credential.connectionId);
  if (!connection || connection.closed) throw new Refusal('connection-closed');
  const params = { issuanceId: credential.issuanceId as never };
  const answer = await organismCaller(wallet, connection).call(contestIssuance, { params, body: { words } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  const held = (await wallet.store.get<StoredCredential>('credentials', id)) ?? credential;
  await wallet.store.write([{ room: 'credentials', id, value: { ...held, contested: contestedOf(answer.data) } }]);
};
