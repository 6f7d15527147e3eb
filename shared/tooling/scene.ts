import type { Page } from 'playwright-core';
import type { TestProduct } from './test-product.ts';

/** What scenes play in: a product with its demonstration data. */
export interface PictureWorld {
  readonly product: TestProduct;
  /** The contents of demo.json. */
  readonly demo: {
    readonly accounts: readonly { readonly app: string; readonly role: string; readonly email: string; readonly password: string }[];
    readonly offers: readonly { readonly configuration: string; readonly uri: string; readonly txCode?: string }[];
    readonly presentationRequests: readonly { readonly uri: string }[];
    readonly verificationLinks: readonly { readonly url: string }[];
  };
  /** The width at which scenes are played; the picture of the other width is the same page widened. */
  readonly width: number;
}
export type Step = (page: Page, world: PictureWorld) => Promise<void>;

/** One screen in one state. Lists live in shared/tooling/pictures/<word>.scenes.ts as `scenes`. */
export interface Scene {
  readonly app: 'issuer' | 'verifier' | 'wallet';
  /** Names the file: route and state, e.g. `session-empty`. */
  readonly name: string;
  /** Who is looking: played once for all the scenes that name the same function, which then share a browser context, in their order. */
  readonly enter?: Step;
  /** A printed page: photographed once, as wide as a sheet. */
  readonly paper?: true;
  /** Leaves the page showing the scene, settled. */
  readonly open: Step;
}
