import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Day, Email, id, Instant, text } from '#shared/contract/values';
import { deadLink, LinkCode } from '../identity.ts';
import { Ink } from '../organisations.ts';

/** The persons an organism follows, and the wallets that stand for them. */

export const PersonId = id<'Person'>('Personne');
export const ConnectionId = id<'Connection'>('Connexion du carnet');
export const PersonIdentity = z.object({
  givenName: text(80).meta({ title: 'Prénom' }),
  familyName: text(80).meta({ title: 'Nom' }),
  email: Email,
});

/** `none`: never invited; `invited`: link sent; `connected`: a wallet answers; `lost`: invited again, the former wallet is cut off. */
export const WalletState = z.enum(['none', 'invited', 'connected', 'lost']);

// A classroom shares one address: thirty wallets connect in the same minutes, and each renews its tokens every five.
const code = z.object({ code: LinkCode });
export const lookUpWalletInvitation = route({
  method: 'POST',
  path: '/api/v1/wallet/invitation-lookups',
  summary: 'Which organism a wallet invitation comes from; no personal data',
  allow: 'public',
  body: code,
  reply: z.object({
    organisation: z.object({ name: z.string(), slug: z.string(), did: z.string().nullable(), siret: z.string(), ink: Ink }),
    credentialIssuer: z.string(),
    expiresAt: Instant,
  }),
  refuses: [deadLink],
  limit: { points: 120, seconds: 900, per: 'address' },
});

/** What the device calls itself, `Téléphone` for instance: shown to its person alone, beside their other devices. */
export const DeviceName = text(40).meta({ title: 'Nom de l’appareil' });
export const mostDevices = 5;
export const tooManyDevices = problem(
  'too-many-devices',
  409,
  'Ce carnet est déjà sur cinq appareils : retirez-en un d’abord',
  'This wallet is on five devices already: remove one first',
);

export const WalletTokens = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresInSeconds: z.number().int() });
export const WalletConnection = WalletTokens.extend({
  connectionId: ConnectionId,
  /** For the wallet's backup alone: lets a new device take this connection over, once. */
  recoveryToken: LinkCode,
  credentialIssuer: z.string(),
  organisation: z.object({ name: z.string(), slug: z.string(), did: z.string().nullable(), siret: z.string(), ink: Ink }),
});
export const proofRefused = problem(
  'proof-refused',
  401,
  'La preuve de possession de la clé est refusée : vérifiez l’heure de l’appareil',
  'The proof of the key is refused: check the clock of the device',
);
export const connectionClosed = problem(
  'connection-closed',
  401,
  'Ce carnet n’est plus relié à l’organisme : demandez une nouvelle invitation',
  'This wallet is no longer connected to the organism: ask for a new invitation',
);

/** Redeems the invitation with a DPoP proof (RFC 9449): the tokens are bound to that key. */
export const connectWallet = route({
  method: 'POST',
  path: '/api/v1/wallet/connections',
  summary: 'Connect a wallet with its invitation',
  allow: 'public',
  body: code.extend({ device: DeviceName.optional() }),
  reply: WalletConnection,
  status: 201,
  refuses: [deadLink, proofRefused, tooManyDevices],
  limit: { points: 120, seconds: 900, per: 'address' },
});
export const recoveryOver = problem(
  'recovery-over',
  410,
  'Cette sauvegarde ne peut plus reprendre la relation avec l’organisme : demandez une nouvelle invitation',
  'This backup can no longer take over the connection to the organism: ask for a new invitation',
);
/** A wallet restored from its backup, on a device with a key of its own: the former device is cut off, its copies revoked, and offered again when no other has them. */
export const recoverWallet = route({
  method: 'POST',
  path: '/api/v1/wallet/recoveries',
  summary: 'Take a connection over with the token of a backup',
  allow: 'public',
  body: z.object({ recoveryToken: LinkCode, device: DeviceName.optional() }),
  reply: WalletConnection,
  status: 201,
  refuses: [recoveryOver, deadLink, proofRefused],
  limit: { points: 30, seconds: 900, per: 'address' },
});
export const refreshWalletTokens = route({
  method: 'POST',
  path: '/api/v1/wallet/tokens',
  summary: 'New tokens for a rotating refresh token; a reused one ends the family',
  allow: 'public',
  body: z.object({
    refreshToken: LinkCode,
    /** A secret of the wallet's own, kept until the answer came: the same again says that the answer was lost on the way. */
    attempt: LinkCode.optional(),
  }),
  reply: WalletTokens,
  refuses: [connectionClosed, proofRefused],
  limit: { points: 600, seconds: 900, per: 'address' },
});
export const getWalletPerson = route({
  method: 'GET',
  path: '/api/v1/wallet/person',
  summary: 'What the organism knows of the wallet’s person',
  allow: 'wallet',
  reply: PersonIdentity.extend({ organisation: z.string(), since: Day }),
});
export const disconnectWallet = route({
  method: 'DELETE',
  path: '/api/v1/wallet/connections/current',
  summary: 'Cut the wallet off; what it holds stays valid',
  allow: 'wallet',
  reply: noContent,
  status: 204,
});

export const walletConnected = fact(
  'wallet.connected',
  z.object({ organisationId: z.string(), personId: z.string(), connectionId: z.string() }),
);
/** A new invitation after a lost passphrase or phone: what the former wallet holds is to be offered again and the old copies revoked. */
export const walletLost = fact('wallet.lost', z.object({ organisationId: z.string(), personId: z.string() }));
/** A backup was restored on another device: the person is told, in case it was not them. */
export const walletRecovered = fact(
  'wallet.recovered',
  z.object({ organisationId: z.string(), personId: z.string(), connectionId: z.string() }),
);
export const personCorrected = fact('person.corrected', z.object({ organisationId: z.string(), personId: z.string() }));
