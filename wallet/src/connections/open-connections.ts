import type { Wallet } from '../vault/wallet.ts';
import type { Connection } from './connection.ts';

/** The organisms this wallet is connected to, as far as it knows. */
export const openConnections = async ({ store }: Pick<Wallet, 'store'>): Promise<readonly Connection[]> =>
  (await store.all<Connection>('connections')).filter(({ closed }) => !closed);
