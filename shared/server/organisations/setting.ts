import type * as z from 'zod';
import type { OrganisationKind, RegistryEntry } from '#shared/contracts/organisations';
import { didWebOf } from '#shared/credentials/did-web';
import type { House } from '#shared/server/house';
import type { Scope } from '#shared/server/scope';

/** What the registry says that each organisation may ask for, by its id. */
export type RegisteredNeeds = (scope: Scope) => Promise<ReadonlyMap<string, NonNullable<z.input<typeof RegistryEntry>['asks']>>>;

/** What differs between the two applications that mount this module. */
export interface Setting {
  /** First part of an organisation's paths and DID: `o` for organisms, `c` for companies. */
  readonly prefix: 'o' | 'c';
  readonly kinds: readonly z.output<typeof OrganisationKind>[];
  /** Issuers that run elsewhere are recognised here. */
  readonly outsideIssuers: boolean;
  /** Companies declare what they may ask for. */
  readonly needs?: RegisteredNeeds;
}

/** `did:web:localhost%3A7301:o:atelier`, where its document is served. */
export const didOfSlug = (house: Pick<House, 'config'>, setting: Setting, slug: string): string =>
  didWebOf(house.config.publicUrl, `${setting.prefix}/${slug}`);
