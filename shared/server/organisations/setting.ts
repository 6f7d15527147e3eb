import type * as z from 'zod';
import type { OrganisationKind } from '#shared/contracts/organisations';
import { didWebOf } from '#shared/credentials/did-web';
import type { House } from '#shared/server/house';

/** What differs between the two applications that mount this module. */
export interface Setting {
  /** First part of an organisation's paths and DID: `o` for organisms, `c` for companies. */
  readonly prefix: 'o' | 'c';
  readonly kinds: readonly z.output<typeof OrganisationKind>[];
  /** Issuers that run elsewhere are recognised here. */
  readonly outsideIssuers: boolean;
}

/** `did:web:localhost%3A7301:o:atelier`, where its document is served. */
export const didOfSlug = (house: Pick<House, 'config'>, setting: Setting, slug: string): string =>
  didWebOf(house.config.publicUrl, `${setting.prefix}/${slug}`);
