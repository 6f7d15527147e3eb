import type { Module } from '#shared/server/module';
import { jobs } from './remind-erasures.ts';
import { routes } from './routes.ts';

export const erasuresModule: Module = { name: 'erasures', routes, jobs };
