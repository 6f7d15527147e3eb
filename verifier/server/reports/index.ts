import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export const reportsModule: Module = { name: 'reports', routes };
