import { claimCatalogue, typeNames } from './claim-catalogue.ts';
import { vctOf, type CredentialType } from './vct.ts';

const displays = (words: { readonly fr: string; readonly en: string }, word: 'name' | 'label') => [
  { locale: 'fr', [word]: words.fr },
  { locale: 'en', [word]: words.en },
];

/** SD-JWT VC Type Metadata (draft-ietf-oauth-sd-jwt-vc section 4), served at the `vct` itself: names, and which claims may be disclosed. */
export const typeMetadata = (issuerUrl: string, type: CredentialType) => ({
  vct: vctOf(issuerUrl, type),
  name: typeNames[type].en,
  description: typeNames[type].fr,
  display: displays(typeNames[type], 'name'),
  claims: claimCatalogue[type].map(({ path, label }) => ({ path, display: displays(label, 'label'), sd: 'always' as const })),
});
