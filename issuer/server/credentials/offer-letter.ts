import type { Template } from '../notifications/index.ts';

export interface OfferLetter {
  readonly givenName: string;
  readonly organism: string;
  readonly title: string;
  readonly walletUrl: string;
}

/** Something waits to be collected. The subject, which mail servers and lock screens show, names neither the person nor the competence. */
export const offerLetter: Template<OfferLetter> = {
  name: 'credential-offered',
  fr: ({ givenName, organism, title, walletUrl }) => ({
    subject: 'Une attestation vous attend dans votre carnet',
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `${organism} vous remet une attestation de compétence\u00a0: «\u00a0${title}\u00a0».`,
      'Ouvrez votre carnet pour la récupérer. Elle vous attend sans limite de temps, et personne d’autre que vous ne peut la recevoir.',
      'Votre carnet n’est pas encore relié à cet organisme\u202f? Ouvrez d’abord le lien d’invitation que vous avez reçu.',
    ],
    action: { label: 'Ouvrir mon carnet', url: walletUrl },
  }),
  en: ({ givenName, organism, title, walletUrl }) => ({
    subject: 'A credential waits in your wallet',
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `${organism} gives you a credential for a competence: “${title}”.`,
      'Open your wallet to collect it. It waits for as long as you like, and nobody but you can receive it.',
      'Is your wallet not connected to this organism yet? Open the invitation link you were sent first.',
    ],
    action: { label: 'Open my wallet', url: walletUrl },
  }),
};
