import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export { approvedNeeds } from './approved-needs.ts';

export const needsModule: Module = { name: 'needs', routes };
