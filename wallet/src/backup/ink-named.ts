import type { Ink } from '#shared/angular/look/ink';

/** The ink an organism chose, as the look knows it. */
export const inkNamed = (ink: string): Ink => ink as Ink;
