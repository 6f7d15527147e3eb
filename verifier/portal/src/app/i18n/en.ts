import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = { name: 'Carnet, recruiters' };
