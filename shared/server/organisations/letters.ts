import type { Template } from '#shared/server/notifications/index';

const dayText = (day: string, language: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });

interface Decided {
  readonly name: string;
  readonly organisation: string;
  readonly link: string;
}
type Explained = Decided & { readonly reason: string };

export const approvedLetter: Template<Decided> = {
  name: 'organisation-approved',
  fr: ({ name, organisation, link }) => ({
    subject: `${organisation} est validée sur Carnet`,
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `La plateforme a validé ${organisation}. Elle figure dès maintenant au registre public, avec son identité numérique et son SIRET.`,
      'Vous pouvez inviter vos collègues et commencer.',
    ],
    action: { label: 'Ouvrir mon espace', url: link },
  }),
  en: ({ name, organisation, link }) => ({
    subject: `${organisation} is approved on Carnet`,
    greeting: `Hello ${name},`,
    paragraphs: [
      `The platform has approved ${organisation}. It now stands in the public registry, with its digital identity and its SIRET.`,
      'You can invite your colleagues and begin.',
    ],
    action: { label: 'Open my space', url: link },
  }),
};

export const refusedLetter: Template<Explained> = {
  name: 'organisation-refused',
  fr: ({ name, organisation, reason, link }) => ({
    subject: `${organisation}\u00a0: votre demande est à corriger`,
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `La plateforme n’a pas validé ${organisation}. Voici pourquoi\u00a0:`,
      reason,
      'Corrigez ces informations dans votre espace\u00a0: la demande repart aussitôt.',
    ],
    action: { label: 'Corriger ma demande', url: link },
  }),
  en: ({ name, organisation, reason, link }) => ({
    subject: `${organisation}: your request needs correcting`,
    greeting: `Hello ${name},`,
    paragraphs: [
      `The platform has not approved ${organisation}. Here is why:`,
      reason,
      'Correct this information in your space: the request is sent again at once.',
    ],
    action: { label: 'Correct my request', url: link },
  }),
};

export const suspendedLetter: Template<Explained> = {
  name: 'organisation-suspended',
  fr: ({ name, organisation, reason, link }) => ({
    subject: `${organisation} est suspendue`,
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `La plateforme a suspendu ${organisation}, qui quitte le registre public. Voici pourquoi\u00a0:`,
      reason,
      'Vous pouvez toujours vous connecter et consulter vos données.',
    ],
    action: { label: 'Ouvrir mon espace', url: link },
  }),
  en: ({ name, organisation, reason, link }) => ({
    subject: `${organisation} is suspended`,
    greeting: `Hello ${name},`,
    paragraphs: [
      `The platform has suspended ${organisation}, which leaves the public registry. Here is why:`,
      reason,
      'You can still sign in and read your data.',
    ],
    action: { label: 'Open my space', url: link },
  }),
};

export const resumedLetter: Template<Decided> = {
  name: 'organisation-resumed',
  fr: ({ name, organisation, link }) => ({
    subject: `${organisation} n’est plus suspendue`,
    greeting: `Bonjour ${name},`,
    paragraphs: [`La plateforme a levé la suspension\u00a0: ${organisation} revient au registre public.`],
    action: { label: 'Ouvrir mon espace', url: link },
  }),
  en: ({ name, organisation, link }) => ({
    subject: `${organisation} is no longer suspended`,
    greeting: `Hello ${name},`,
    paragraphs: [`The platform has lifted the suspension of ${organisation}, which is back in the public registry.`],
    action: { label: 'Open my space', url: link },
  }),
};

export const closedLetter: Template<Decided & { readonly until: string }> = {
  name: 'organisation-closed',
  fr: ({ name, organisation, until, link }) => ({
    subject: `${organisation} est fermée sur Carnet`,
    greeting: `Bonjour ${name},`,
    paragraphs: [
      `${organisation} est fermée\u00a0: elle n’émet et ne demande plus rien.`,
      `Ce qu’elle a signé reste vérifiable\u00a0: son identité numérique, ses listes de retrait et sa ligne au registre restent publiées au moins jusqu’au ${dayText(until, 'fr-FR')}.`,
    ],
    action: { label: 'Consulter mon espace', url: link },
  }),
  en: ({ name, organisation, until, link }) => ({
    subject: `${organisation} is closed on Carnet`,
    greeting: `Hello ${name},`,
    paragraphs: [
      `${organisation} is closed: it issues and asks nothing more.`,
      `What it signed can still be checked: its digital identity, its status lists and its line in the registry stay published until ${dayText(until, 'en-GB')} at least.`,
    ],
    action: { label: 'Read my space', url: link },
  }),
};
