import type { Snapshot } from '#shared/credentials/snapshot';

/** What the self-verifying page carries inside itself. */
export interface Carried {
  readonly locale: 'fr' | 'en';
  readonly snapshot: Snapshot;
  /** Where anyone may check again against what is published today. */
  readonly verifyUrl: string;
  readonly credentials: readonly { readonly title: string; readonly text: string }[];
}
