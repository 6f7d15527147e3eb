import type { Module } from '#shared/server/module';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';

export { knownEnrolment, type KnownEnrolment } from './find-enrolment.ts';
export { findSession, findVisibleSession, type KnownSession } from './find-session.ts';
export { listTaughtCompetences, type TaughtCompetence } from './list-taught-competences.ts';
export { listTrainees, type Trainee } from './list-trainees.ts';
export { listWalletEnrolments } from './list-wallet-enrolments.ts';
export { listSessionsOn } from './visible-sessions.ts';
export { visibleTrainees } from './visible-trainees.ts';

export const trainingModule: Module = { name: 'training', routes, reactions };
