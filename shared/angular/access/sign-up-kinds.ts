import { InjectionToken } from '@angular/core';
import type * as z from 'zod';
import type { OrganisationKind } from '#shared/contracts/organisations';

export type Kind = z.output<typeof OrganisationKind>;
/** Which kinds of organisation sign up on this portal. */
export const SIGN_UP_KINDS = new InjectionToken<readonly Kind[]>('the kinds of organisation that sign up here');
