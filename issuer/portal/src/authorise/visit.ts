import { InjectionToken } from '@angular/core';

/** Leaves for another site's page, in this tab. */
export const VISIT = new InjectionToken<(address: string) => void>('visit', {
  providedIn: 'root',
  factory: () => (address) => location.assign(address),
});
