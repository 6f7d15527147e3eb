import { searchWalletCompetences } from '#shared/contracts/issuer/catalogue';
import type { DeclaredCompetence } from '#shared/credentials/experience-claims';
import { openConnections } from '../connections/open-connections.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import type { Wallet } from '../vault/wallet.ts';

/** ROME competences as one types, from the first organism that answers. Null when none can be asked: one's own words do as well. */
export const searchRome = async (wallet: Wallet, typed: string): Promise<readonly DeclaredCompetence[] | null> => {
  const connections = await openConnections(wallet);
  for (const connection of connections) {
    const answer = await organismCaller(wallet, connection)
      .call(searchWalletCompetences, { query: { q: typed } })
      .catch(() => null);
    if (answer?.ok) return answer.data.items.map(({ code, label }) => ({ name: label, code }));
  }
  return null;
};
