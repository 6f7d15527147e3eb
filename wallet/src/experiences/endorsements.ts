import { askEndorsement, listWalletEndorsements, takeEndorsementBack, type WalletEndorsement } from '#shared/contracts/issuer/endorsements';
import { declarationDigest } from '#shared/credentials/declaration-digest';
import type { JsonObject } from '#shared/credentials/ports';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { refusalOf } from '../connections/clock.ts';
import type { Connection } from '../connections/connection.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import type { AskedEndorsement, StoredCredential } from '../credentials/stored-credential.ts';
import { showWhole } from '../credentials/use-copy.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

export interface EndorsementWish {
  readonly connectionId: string;
  readonly competences: readonly string[];
  readonly words: string | null;
  /** `content`, base64, only when the person shows the file itself. */
  readonly evidence: { readonly name: string; readonly digest: string; readonly content: string | null } | null;
}

const openConnection = async (wallet: Wallet, id: string): Promise<Connection> => {
  const connection = await wallet.store.get<Connection>('connections', id);
  if (!connection || connection.closed) throw new Refusal('connection-closed');
  return connection;
};

const asked = ({ declaration: _declaration, ...told }: WalletEndorsement, { id, organisation }: Connection): AskedEndorsement => ({
  ...{ ...told, connectionId: id, organisation: organisation.name },
});

const keep = async (wallet: Wallet, id: string, endorsements: readonly AskedEndorsement[]): Promise<void> => {
  const held = await wallet.store.get<StoredCredential>('credentials', id);
  if (held) await wallet.store.write([{ room: 'credentials', id, value: { ...held, endorsements } }]);
};

/** Shows the whole declaration to one organism, under a copy of its own, and asks it to endorse chosen competences. */
export const askForEndorsement = async (wallet: Wallet, id: string, wish: EndorsementWish): Promise<AskedEndorsement> => {
  const connection = await openConnection(wallet, wish.connectionId);
  const declaration = await showWhole(wallet, id, `endorsement:${connection.id}`);
  const { competences, words, evidence } = wish;
  const answer = await organismCaller(wallet, connection).call(askEndorsement, {
    body: { declaration, competences: [...competences], words, evidence },
  });
  if (!answer.ok) throw await refusalOf(answer);
  const one = asked(answer.data, connection);
  const held = await wallet.store.get<StoredCredential>('credentials', id);
  await keep(wallet, id, [one, ...(held?.endorsements ?? [])]);
  return one;
};

/** The person no longer asks; the organism forgets the file at once. */
export const takeBack = async (wallet: Wallet, { id, connectionId }: AskedEndorsement): Promise<void> => {
  const connection = await openConnection(wallet, connectionId);
  const answer = await organismCaller(wallet, connection).call(takeEndorsementBack, { params: { endorsementId: id } });
  if (!answer.ok) throw await refusalOf(answer);
};

const ask = async (wallet: Wallet, connection: Connection): Promise<readonly WalletEndorsement[] | null> => {
  const answer = await organismCaller(wallet, connection)
    .call(listWalletEndorsements)
    .catch(() => null);
  return answer?.ok ? answer.data.items : null;
};

/** By the hash of what is held: an organism cannot put its answer under another declaration. */
const digestOf = async (wallet: Wallet, { copies }: StoredCredential): Promise<string> =>
  declarationDigest((await readSdJwt(copies[0]!.compact, wallet.crypto)).payload['ld'] as JsonObject);

/** What each connected organism says of this declaration; what one says that does not answer stays as it was known. */
export const refreshEndorsements = async (wallet: Wallet, id: string): Promise<void> => {
  const held = await wallet.store.get<StoredCredential>('credentials', id);
  if (held?.kind !== 'experience') return;
  const digest = await digestOf(wallet, held);
  const known: AskedEndorsement[] = [];
  const connections = await wallet.store.all<Connection>('connections');
  for (const connection of connections) {
    const told = connection.closed ? null : await ask(wallet, connection);
    const before = (held.endorsements ?? []).filter((one) => one.connectionId === connection.id);
    known.push(...(told?.filter(({ declaration }) => declaration === digest).map((one) => asked(one, connection)) ?? before));
  }
  await keep(wallet, id, known);
};
