import { claimCatalogue, genericCatalogue, typeDescriptions, typeNames, type Claim } from './claim-catalogue.ts';
import { genericOf, genericTypes, vctOf, type CredentialType, type GenericType } from './vct.ts';

export type DescribedType = CredentialType | GenericType;

/** "Integrity metadata" of documents this one refers to (section 7 of the draft), when they are at hand. */
export interface Integrities {
  readonly extended?: string;
  readonly schema?: string;
}

const isGeneric = (type: DescribedType): type is GenericType => genericTypes.some((generic) => generic === type);
export const claimsOfType = (type: DescribedType): readonly Claim[] => (isGeneric(type) ? genericCatalogue[type] : claimCatalogue[type]);

/** Where the JSON Schema of a type stands. */
export const schemaUrlOf = (issuerUrl: string, type: DescribedType): string => `${vctOf(issuerUrl, type)}/schema.json`;

const languages = ['fr', 'en'] as const;

const claimOfMetadata = ({ key, path, label, mandatory }: Claim) => ({
  path,
  display: languages.map((locale) => ({ locale, label: label[locale] })),
  mandatory,
  sd: 'always' as const,
  svg_id: key,
});

interface Extension {
  readonly extends?: string;
  readonly 'extends#integrity'?: string;
}
const extension = (issuerUrl: string, type: DescribedType, integrity: string | undefined): Extension => {
  const generic = isGeneric(type) ? null : genericOf(type);
  if (!generic) return {};
  return { extends: vctOf(issuerUrl, generic), ...(integrity ? { 'extends#integrity': integrity } : {}) };
};

/**
 * SD-JWT VC Type Metadata (draft-ietf-oauth-sd-jwt-vc-24 section 4, "Type Metadata Format"), served at the `vct` itself: names in both
 * languages, where each claim stands, whether it is always there, and that each is disclosed one by one. `schema_uri` is an additional member,
 * which the draft allows and readers that do not know it ignore.
 */
export const typeMetadata = (issuerUrl: string, type: DescribedType, integrities: Integrities = {}) => ({
  vct: vctOf(issuerUrl, type),
  name: typeNames[type].en,
  description: typeDescriptions[type].en,
  ...extension(issuerUrl, type, integrities.extended),
  display: languages.map((locale) => ({ locale, name: typeNames[type][locale], description: typeDescriptions[type][locale] })),
  claims: claimsOfType(type).map(claimOfMetadata),
  schema_uri: schemaUrlOf(issuerUrl, type),
  ...(integrities.schema ? { 'schema_uri#integrity': integrities.schema } : {}),
});
