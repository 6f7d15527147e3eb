import type { Template } from '../notifications/index.ts';

export interface RefusalLetter {
  readonly givenName: string;
  readonly organism: string;
  readonly walletUrl: string;
}

/** The organism answered; what it answered, and about what, stays in the wallet. */
export const refusalLetter: Template<RefusalLetter> = {
  name: 'endorsement-answered',
  fr: ({ givenName, organism, walletUrl }) => ({
    subject: 'Réponse à votre demande de reconnaissance',
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `${organism} a répondu à votre demande de reconnaissance d’une expérience.`,
      'Ouvrez votre carnet pour lire sa réponse. Vous pourrez demander à nouveau, avec d’autres justificatifs.',
    ],
    action: { label: 'Ouvrir mon carnet', url: walletUrl },
  }),
  en: ({ givenName, organism, walletUrl }) => ({
    subject: 'Answer to your request for an endorsement',
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `${organism} has answered your request to endorse an experience.`,
      'Open your wallet to read its answer. You may ask again, with other evidence.',
    ],
    action: { label: 'Open my wallet', url: walletUrl },
  }),
};
