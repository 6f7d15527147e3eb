import { en as checksEn } from '#shared/angular/look/checks-words/en';
import { fr as checksFr } from '#shared/angular/look/checks-words/fr';

const fr = {
  heading: 'Carnet de compétences',
  working: 'Contrôle en cours…',
  told: (day: string): string =>
    `Cette page contrôle elle-même ce qu’elle contient, sans Internet, d’après ce qui était publié le ${day}. Une preuve retirée depuis n’y est pas connue.`,
  root: (server: string): string => `Les organismes sont ceux du registre de ${server}, joint à cette page et signé.`,
  again: 'Contrôler d’après ce qui est publié aujourd’hui',
  verdict: { verified: 'Vérifié', 'to-check': 'À vérifier', refused: 'Refusé' },
  declared: 'Déclaré par la personne : aucun organisme ne s’en porte garant.',
  unknown: 'Organisme inconnu du registre',
  challenge: 'Financeur : contrôler une demi-journée de ce certificat',
  siret: 'SIRET',
  checks: checksFr,
};
const en: typeof fr = {
  heading: 'Skills wallet',
  working: 'Checking…',
  told: (day) =>
    `This page checks what it holds by itself, without the Internet, against what was published on ${day}. A proof withdrawn since is not known here.`,
  root: (server) => `Organisations are those of the registry of ${server}, which comes signed with this page.`,
  again: 'Check against what is published today',
  verdict: { verified: 'Verified', 'to-check': 'To be checked', refused: 'Refused' },
  declared: 'Declared by the person: no organisation vouches for it.',
  unknown: 'Organisation unknown to the registry',
  challenge: 'Funder: check a half-day of this certificate',
  siret: 'SIRET',
  checks: checksEn,
};
export const offlineWords = { fr, en };
export type OfflineWords = typeof fr;
