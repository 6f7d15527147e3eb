import type { Module } from '#shared/server/module';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';

export const attendanceModule: Module = { name: 'attendance', routes, reactions };
