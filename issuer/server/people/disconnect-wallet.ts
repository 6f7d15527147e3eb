import type { Scope } from '#shared/server/scope';
import { closeConnection } from './close-connection.ts';
import { connectedWallet } from './wallet-person.ts';

/** The trainee cuts the wallet off: tokens die, credentials it holds stay valid. */
export async function disconnectWallet(scope: Scope): Promise<void> {
  await closeConnection(scope, connectedWallet(scope), 'disconnected');
}
