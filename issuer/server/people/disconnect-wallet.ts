import type { Scope } from '#shared/server/scope';
import { closeConnection } from './close-connection.ts';
import { connectedWallet } from './wallet-person.ts';

/** The trainee cuts this device's wallet off: its tokens die, credentials it holds stay valid. */
export async function disconnectWallet(scope: Scope): Promise<void> {
  const { organisationId, personId, connectionId: id } = connectedWallet(scope);
  await closeConnection(scope, { organisationId, personId, id }, 'disconnected');
}
