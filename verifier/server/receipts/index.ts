import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export const receiptsModule: Module = { name: 'receipts', routes };
