import type { Role } from '#shared/contracts/identity';
import type { Template } from '#shared/server/notifications/index';

interface Confirmation {
  readonly name: string;
  readonly organisation: string;
  readonly link: string;
  readonly hours: number;
}

export const confirmAddress: Template<Confirmation> = {
  name: 'confirm-address',
  fr: ({ name, organisation, link, hours }) => ({
    subject: 'Confirmez votre adresse e-mail',
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `Vous venez d’inscrire ${organisation} sur Carnet. Confirmez votre adresse pour que la plateforme examine votre demande.`,
      `Ce lien sert une fois et reste valable ${hours} heures.`,
    ],
    action: { label: 'Confirmer mon adresse', url: link },
    footer: 'Vous n’avez rien demandé\u202f? Ignorez ce message\u00a0: sans confirmation, aucun compte n’est créé.',
  }),
  en: ({ name, organisation, link, hours }) => ({
    subject: 'Confirm your e-mail address',
    greeting: `Hello ${name},`,
    paragraphs: [
      `You have just registered ${organisation} on Carnet. Confirm your address so that the platform can review your request.`,
      `This link works once and stays valid for ${hours} hours.`,
    ],
    action: { label: 'Confirm my address', url: link },
    footer: 'You asked for nothing? Ignore this message: without confirmation, no account is made.',
  }),
};

export const joinWithKnownAddress: Template<Confirmation> = {
  name: 'join-with-known-address',
  fr: ({ name, organisation, link, hours }) => ({
    subject: 'Vous avez déjà un compte Carnet',
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `Quelqu’un vient d’inscrire ${organisation} sur Carnet avec votre adresse, qui a déjà un compte. Votre mot de passe n’a pas changé.`,
      `Si c’est vous, confirmez\u00a0: cette organisation rejoindra votre compte. Ce lien sert une fois et reste valable ${hours} heures.`,
    ],
    action: { label: `C’est bien moi`, url: link },
    footer: 'Ce n’est pas vous\u202f? Ignorez ce message\u00a0: rien ne sera rattaché à votre compte.',
  }),
  en: ({ name, organisation, link, hours }) => ({
    subject: 'You already have a Carnet account',
    greeting: `Hello ${name},`,
    paragraphs: [
      `Someone has just registered ${organisation} on Carnet with your address, which already has an account. Your password has not changed.`,
      `If it was you, confirm: this organisation will join your account. This link works once and stays valid for ${hours} hours.`,
    ],
    action: { label: 'Yes, it was me', url: link },
    footer: 'It was not you? Ignore this message: nothing will be added to your account.',
  }),
};

export const resetPasswordLetter: Template<{ readonly name: string; readonly link: string; readonly minutes: number }> = {
  name: 'reset-password',
  fr: ({ name, link, minutes }) => ({
    subject: 'Choisissez un nouveau mot de passe',
    greeting: `Bonjour ${name},`,
    paragraphs: [`Vous avez demandé un nouveau mot de passe. Ce lien sert une fois et reste valable ${minutes} minutes.`],
    action: { label: 'Choisir un mot de passe', url: link },
    footer: 'Vous n’avez rien demandé\u202f? Ignorez ce message\u00a0: votre mot de passe reste le même.',
  }),
  en: ({ name, link, minutes }) => ({
    subject: 'Choose a new password',
    greeting: `Hello ${name},`,
    paragraphs: [`You asked for a new password. This link works once and stays valid for ${minutes} minutes.`],
    action: { label: 'Choose a password', url: link },
    footer: 'You asked for nothing? Ignore this message: your password stays the same.',
  }),
};

export const passwordChanged: Template<{ readonly name: string }> = {
  name: 'password-changed',
  fr: ({ name }) => ({
    subject: 'Votre mot de passe a changé',
    greeting: `Bonjour ${name},`,
    paragraphs: [
      'Le mot de passe de votre compte Carnet vient d’être remplacé. Toutes vos connexions ouvertes ont pris fin.',
      'Si ce n’est pas vous, demandez tout de suite un nouveau mot de passe depuis la page de connexion.',
    ],
  }),
  en: ({ name }) => ({
    subject: 'Your password has changed',
    greeting: `Hello ${name},`,
    paragraphs: [
      'The password of your Carnet account has just been replaced. All your open sign-ins have ended.',
      'If it was not you, ask for a new password at once from the sign-in page.',
    ],
  }),
};

type MemberRole = Exclude<Role, 'platform'>;
const roles: Readonly<Record<'fr' | 'en', Readonly<Record<MemberRole, string>>>> = {
  fr: { trainer: 'formateur', manager: 'responsable', admin: 'administrateur', recruiter: 'recruteur' },
  en: { trainer: 'trainer', manager: 'manager', admin: 'administrator', recruiter: 'recruiter' },
};

interface Invited {
  readonly name: string;
  readonly organisation: string;
  readonly role: MemberRole;
  readonly link: string;
  readonly days: number;
}

export const inviteMemberLetter: Template<Invited> = {
  name: 'invite-member',
  fr: ({ name, organisation, role, link, days }) => ({
    subject: `${organisation} vous invite sur Carnet`,
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `${organisation} vous invite à rejoindre son espace Carnet, avec le rôle\u00a0: ${roles.fr[role]}.`,
      `Ce lien sert une fois et reste valable ${days} jours.`,
    ],
    action: { label: 'Rejoindre l’espace', url: link },
    footer: 'Vous ne connaissez pas cette organisation\u202f? Ignorez ce message.',
  }),
  en: ({ name, organisation, role, link, days }) => ({
    subject: `${organisation} invites you to Carnet`,
    greeting: `Hello ${name},`,
    paragraphs: [
      `${organisation} invites you to join its Carnet space, with the role: ${roles.en[role]}.`,
      `This link works once and stays valid for ${days} days.`,
    ],
    action: { label: 'Join the space', url: link },
    footer: 'You do not know this organisation? Ignore this message.',
  }),
};
