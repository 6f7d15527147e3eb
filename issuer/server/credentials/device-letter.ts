import { wordsInParis } from '#shared/contract/paris';
import type { Template } from '../notifications/index.ts';
import type { WalletNews } from './tell-of-wallet.ts';

/** A device more stands for the person: what they wanted, or an alarm. The subject names nobody. */
export const deviceLetter: Template<WalletNews> = {
  name: 'device-added',
  fr: ({ givenName, organism, at, walletUrl }) => ({
    subject: 'Votre carnet est sur un appareil de plus',
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `Le ${wordsInParis(at, 'fr-FR')}, un autre appareil a été ajouté à votre carnet. Il reçoit de ${organism} les mêmes attestations que le vôtre, avec ses propres clés.`,
      `Ce n’était pas vous\u202f? Ouvrez votre carnet, «\u00a0Moi\u00a0» puis «\u00a0Mes appareils\u00a0», et retirez-le\u00a0: ce qu’il contient ne vaudra plus. Si vous n’avez plus votre carnet, prévenez ${organism} sans attendre.`,
    ],
    action: { label: 'Voir mes appareils', url: `${walletUrl}/devices` },
  }),
  en: ({ givenName, organism, at, walletUrl }) => ({
    subject: 'Your wallet is on one more device',
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `On ${wordsInParis(at, 'en-GB')}, another device was added to your wallet. It receives from ${organism} the same credentials as yours, under keys of its own.`,
      `Was it not you? Open your wallet, “Me” then “My devices”, and remove it: what it holds will no longer be valid. If you no longer have your wallet, tell ${organism} at once.`,
    ],
    action: { label: 'See my devices', url: `${walletUrl}/devices` },
  }),
};
