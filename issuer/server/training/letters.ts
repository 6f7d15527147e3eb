import type { Template } from '../notifications/index.ts';

interface Invited {
  readonly givenName: string;
  readonly organisation: string;
  readonly programme: string;
  readonly session: string;
  readonly link: string;
  readonly days: number;
}

const unexpected = {
  fr: 'Vous ne connaissez pas cet organisme\u202f? Ignorez ce message\u00a0: sans vous, rien ne se passe.',
  en: 'You do not know this organism? Ignore this message: nothing happens without you.',
};

export const inviteTraineeLetter: Template<Invited> = {
  name: 'invite-trainee',
  fr: ({ givenName, organisation, programme, session, link, days }) => ({
    subject: `${organisation}\u00a0: ouvrez votre carnet de compétences`,
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `${organisation} vous a inscrit à la formation «\u00a0${programme}\u00a0», session «\u00a0${session}\u00a0».`,
      'Votre carnet vit sur votre téléphone. Vous y recevrez vos attestations et vos compétences validées, et vous seul décidez à qui les montrer.',
      `Ouvrez ce lien sur le téléphone que vous gardez\u00a0: il sert une fois et reste valable ${days} jours.`,
    ],
    action: { label: 'Ouvrir mon carnet', url: link },
    footer: unexpected.fr,
  }),
  en: ({ givenName, organisation, programme, session, link, days }) => ({
    subject: `${organisation}: open your skills wallet`,
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `${organisation} has enrolled you in “${programme}”, session “${session}”.`,
      'Your wallet lives on your phone. You will receive your certificates and validated competences there, and you alone decide whom to show them to.',
      `Open this link on the phone you keep: it works once and stays valid for ${days} days.`,
    ],
    action: { label: 'Open my wallet', url: link },
    footer: unexpected.en,
  }),
};

export const enrolledLetter: Template<Omit<Invited, 'days'>> = {
  name: 'trainee-enrolled',
  fr: ({ givenName, organisation, programme, session, link }) => ({
    subject: `${organisation}\u00a0: vous êtes inscrit à ${programme}`,
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `${organisation} vous a inscrit à la formation «\u00a0${programme}\u00a0», session «\u00a0${session}\u00a0».`,
      'Votre carnet est déjà relié à cet organisme\u00a0: vous y trouverez cette session.',
    ],
    action: { label: 'Ouvrir mon carnet', url: link },
    footer: unexpected.fr,
  }),
  en: ({ givenName, organisation, programme, session, link }) => ({
    subject: `${organisation}: you are enrolled in ${programme}`,
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `${organisation} has enrolled you in “${programme}”, session “${session}”.`,
      'Your wallet is already connected to this organism: you will find this session in it.',
    ],
    action: { label: 'Open my wallet', url: link },
    footer: unexpected.en,
  }),
};

export const replaceWalletLetter: Template<Invited> = {
  name: 'replace-wallet',
  fr: ({ givenName, organisation, link, days }) => ({
    subject: `${organisation}\u00a0: un nouveau lien pour votre carnet`,
    greeting: `Bonjour ${givenName},`,
    paragraphs: [
      `${organisation} a coupé l’accès de votre ancien carnet et vous invite à en ouvrir un nouveau.`,
      'Ce que contenait l’ancien n’est plus valable\u00a0: les mêmes attestations vous seront proposées dans le nouveau.',
      `Ce lien sert une fois et reste valable ${days} jours.`,
    ],
    action: { label: 'Ouvrir mon nouveau carnet', url: link },
    footer: 'Vous n’avez pas perdu votre carnet\u202f? Prévenez votre organisme de formation.',
  }),
  en: ({ givenName, organisation, link, days }) => ({
    subject: `${organisation}: a new link for your wallet`,
    greeting: `Hello ${givenName},`,
    paragraphs: [
      `${organisation} has cut off your former wallet and invites you to open a new one.`,
      'What the former one held is no longer valid: the same certificates will be offered to you in the new one.',
      `This link works once and stays valid for ${days} days.`,
    ],
    action: { label: 'Open my new wallet', url: link },
    footer: 'You have not lost your wallet? Tell your training organism.',
  }),
};
