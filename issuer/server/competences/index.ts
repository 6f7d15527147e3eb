import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export const competencesModule: Module = { name: 'competences', routes };
