import { wordsInParis } from '#shared/contract/paris';
import type { Template } from '../notifications/index.ts';
import type { WalletNews } from './tell-of-wallet.ts';

/** The wallet was restored elsewhere: good news for who lost a phone, an alarm for who did not. The subject names nobody. */
export const recoveryLetter: Template<WalletNews> = {
  name: 'wallet-recovered',
  fr: ({ givenName, organism, at, walletUrl }) => ({
    subject: 'Votre carnet a été restauré sur un autre appareil',
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `Le ${wordsInParis(at, 'fr-FR')}, votre carnet a été restauré depuis sa sauvegarde, sur un autre appareil. ${organism} vous remet à nouveau vos attestations\u00a0; celles de l’ancien appareil ne valent plus.`,
      `Ce n’était pas vous\u202f? Quelqu’un a votre fichier de sauvegarde, sa phrase et votre page de secours. Prévenez ${organism} sans attendre\u00a0: une nouvelle invitation coupe cet appareil.`,
    ],
    action: { label: 'Ouvrir mon carnet', url: walletUrl },
  }),
  en: ({ givenName, organism, at, walletUrl }) => ({
    subject: 'Your wallet was restored on another device',
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `On ${wordsInParis(at, 'en-GB')}, your wallet was restored from its backup, on another device. ${organism} gives you your credentials again; those of the former device are no longer valid.`,
      `Was it not you? Someone has your backup file, its phrase and your emergency page. Tell ${organism} at once: a new invitation cuts that device off.`,
    ],
    action: { label: 'Open my wallet', url: walletUrl },
  }),
};
