import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export const erasuresModule: Module = { name: 'erasures', routes };
