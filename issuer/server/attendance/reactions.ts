import { sessionChanged, sessionPlanned } from '#shared/contracts/issuer/training';
import { on, type Reaction } from '#shared/server/reactions';
import { planHalfDays } from './plan-half-days.ts';

export const reactions: readonly Reaction[] = [
  on(sessionPlanned, 'attendance.plan-half-days', planHalfDays),
  on(sessionChanged, 'attendance.replan-half-days', planHalfDays),
];
