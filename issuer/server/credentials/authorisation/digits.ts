import { sha256Hex } from '#shared/server/random';
import type { Template } from '../../notifications/index.ts';
import { requestMinutes } from './start-authorisation.ts';

export const digits = 6;
export const digitsMinutes = requestMinutes;
/** For one request, over all sendings: 5 in a million. */
export const mostGuesses = 5;
export const mostSent = 3;

/** Over the request too: six digits alone would be found from a dump in a second. */
export const digitsHash = (request: string, code: string): string => sha256Hex(`${request}.${code}`);

interface DigitsLetter {
  readonly givenName: string;
  readonly organism: string;
  readonly code: string;
  readonly minutes: number;
  readonly wallet: string;
}

/** The code stands in the text, never in the subject, which lock screens show; and no link: it is typed where it was asked for. */
export const digitsLetter: Template<DigitsLetter> = {
  name: 'authorisation-digits',
  fr: ({ givenName, organism, code, minutes, wallet }) => ({
    subject: 'Votre code pour recevoir vos attestations',
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `Le carnet ${wallet} demande à recevoir les attestations que vous délivre ${organism}.`,
      `Votre code\u00a0: ${code}`,
      `Saisissez-le sur la page qui l’a demandé. Il reste valable ${minutes} minutes. Ne le donnez à personne, ni au téléphone ni par message.`,
    ],
    footer: 'Vous n’avez rien demandé\u202f? Ignorez ce message\u00a0: rien n’est remis sans ce code.',
  }),
  en: ({ givenName, organism, code, minutes, wallet }) => ({
    subject: 'Your code to receive your credentials',
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `The wallet ${wallet} asks to receive your credentials from ${organism}.`,
      `Your code: ${code}`,
      `Type it on the page that asked for it. It is valid for ${minutes} minutes. Give it to nobody, neither on the phone nor by message.`,
    ],
    footer: 'You asked for nothing? Ignore this message: nothing is handed over without this code.',
  }),
};
