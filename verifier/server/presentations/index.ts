import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export const presentationsModule: Module = { name: 'presentations', routes };
