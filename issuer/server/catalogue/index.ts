import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export { findCatalogueCompetences, findOccupationLabel, type CatalogueEntry } from './find-catalogue-entries.ts';
export { findRomeVersion } from './find-rome-version.ts';
export { plainWords } from './typed-words.ts';

export const catalogueModule: Module = { name: 'catalogue', routes };
