import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export { withMachines } from './recognise-machine.ts';

export const apiKeysModule: Module = { name: 'api-keys', routes };
