import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { publish } from '../../../wallet/src/profile/publish-profile.ts';
import { makeLink } from '../../../wallet/src/links/share-link.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { collectAll, connect, headlessWallet } from './headless-wallet.ts';
import type { Trainee } from './people.ts';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import type { Surroundings } from './surroundings.ts';

/** Opens the invitation of the e-mail in a headless wallet and collects what waits. */
export const openWallet = async (around: Surroundings, trainee: Trainee, expected: number): Promise<Wallet> => {
  const wallet = headlessWallet(around.settings);
  const fragment = await around.mailbox.code(trainee.email, `${around.walletUrl}/connecter#`);
  const invitation = readWalletInvitation(`#${fragment}`);
  if (!invitation) throw new Error('the invitation of the e-mail cannot be read');
  await connect(wallet, invitation.issuerUrl, invitation.code);
  await collectAll(wallet, expected);
  return wallet;
};

const competencesOf = async (wallet: Wallet): Promise<readonly StoredCredential[]> =>
  (await wallet.store.all<StoredCredential>('credentials')).filter((credential) => credential.kind === 'competence');

export const publishMasked = async (wallet: Wallet, { department, situation }: Trainee): Promise<void> => {
  const competences = (await competencesOf(wallet)).map((credential) => credential.id);
  await publish(wallet, { visibility: 'masked', department, situation, availableFrom: null, competences, name: null });
};

/** A verification link of one competence with its level and date, for thirty days. */
export const shareOne = async (wallet: Wallet): Promise<string> => {
  const [credential] = await competencesOf(wallet);
  if (!credential) throw new Error('this wallet holds no competence');
  const keys = ['name', 'level', 'validatedOn'] as const;
  const claims = keys.map((key) => claimOf('competence', key));
  const shared = [{ credentialId: credential.id, paths: claims.map((claim) => claim.path), claims: claims.map((claim) => claim.label.fr) }];
  return (await makeLink(wallet, { title: credential.title, shared, days: 30, maxViews: null })).url;
};
