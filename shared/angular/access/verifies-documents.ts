import { InjectionToken } from '@angular/core';

/** This portal has a page at `/verify` that checks a document for anyone: sign-in leads there. */
export const VERIFIES_DOCUMENTS = new InjectionToken<boolean>('a page for anyone checks documents here', { factory: () => false });
