/** An organism this wallet is signed in to, and what its routes answer. */
import type { Connection } from '../connections/connection.ts';
import { givenIssuerUrl } from '#shared/credentials/given';
import { seconds, type GivenWorld } from '../vault/given-wallet.ts';

export const givenApi = (path: string): string => `${givenIssuerUrl}/api/v1/wallet/${path}`;

export const givenConnection = async ({ wallet, organism }: GivenWorld): Promise<Connection> => {
  const connection: Connection = {
    ...{ id: 'une-connexion', issuerUrl: givenIssuerUrl, credentialIssuer: `${givenIssuerUrl}/o/atelier`, closed: false },
    organisation: { name: 'Atelier des Bâtisseurs', slug: 'atelier', did: organism.did, siret: '73282932000074', ink: 'sapin' },
    ...{ key: await wallet.keyring.make(), accessToken: 'jeton', refreshToken: 'suite', accessUntil: seconds() + 300 },
    connectedAt: new Date().toISOString(),
  };
  await wallet.store.write([{ room: 'connections', id: connection.id, value: connection }]);
  return connection;
};
