import type { Module } from '#shared/server/module';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';

/** Experiences from elsewhere that persons declare, and what of them this organism vouches for. What follows from it are facts. */
export const endorsementsModule: Module = { name: 'endorsements', routes, reactions };
