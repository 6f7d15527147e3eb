import type { Template } from '../notifications/index.ts';

export interface AnswerLetter {
  readonly givenName: string;
  readonly organism: string;
  readonly title: string;
  readonly answer: string;
  readonly walletUrl: string;
}

/** The organism keeps what was contested, and says why. The person's own words are not repeated. */
export const answerLetter: Template<AnswerLetter> = {
  name: 'contestation-answered',
  fr: ({ givenName, organism, title, answer, walletUrl }) => ({
    subject: 'Réponse à votre contestation',
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `Vous contestez «\u00a0${title}\u00a0». ${organism} a relu et maintient cette attestation\u00a0: elle reste valable, telle qu’elle est.`,
      `Sa réponse\u00a0: ${answer}`,
      'Votre contestation et cette réponse restent dans votre carnet. Vous pouvez contester à nouveau.',
    ],
    action: { label: 'Ouvrir mon carnet', url: walletUrl },
  }),
  en: ({ givenName, organism, title, answer, walletUrl }) => ({
    subject: 'Answer to your contestation',
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `You contest “${title}”. ${organism} has looked again and keeps this credential: it remains valid, as it is.`,
      `Its answer: ${answer}`,
      'Your contestation and this answer stay in your wallet. You may contest again.',
    ],
    action: { label: 'Open my wallet', url: walletUrl },
  }),
};
