import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Keys } from './keys/keys.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a server process holds once, built in `main.ts`, handed to every scope. */
export interface House {
  readonly config: Config;
  readonly knex: Knex;
  readonly log: Logger;
  readonly keys: Keys;
  /** Sends by SMTP, or drops into the local mailbox when no SMTP is configured. */
  readonly mail: (mail: Mail) => Promise<void>;
  /** The only way out: https (or configured localhost), public addresses, no redirects, 5 s, 1 MB (shared/server/guarded-fetch.ts). */
  readonly fetch: (
    url: string,
    options?: { readonly accept?: string },
  ) => Promise<{ readonly status: number; readonly headers: Headers; readonly body: Uint8Array }>;
  readonly clock: () => Date;
}
