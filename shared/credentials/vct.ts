/** Names of the credential types, as URLs that also serve their metadata. */

/** What an organism issues, one OID4VCI configuration each. */
export const issuedTypes = ['competence', 'enrolment', 'attendance', 'completion', 'endorsement'] as const;
export type IssuedType = (typeof issuedTypes)[number];
/** And `experience`, which the person says of themselves. */
export const credentialTypes = [...issuedTypes, 'experience'] as const;
export type CredentialType = (typeof credentialTypes)[number];
/** Never issued as such: what several types have in common, named in `aka_vcts` and `extends`. */
export const genericTypes = ['achievement', 'participation'] as const;
export type GenericType = (typeof genericTypes)[number];

/** What rests on the person's own word extends nothing, endorsed or not: asked for an achievement, no wallet may answer with it. */
const kinships: Readonly<Record<CredentialType, GenericType | null>> = {
  competence: 'achievement',
  enrolment: 'participation',
  attendance: 'participation',
  completion: 'participation',
  endorsement: null,
  experience: null,
};
export const genericOf = (type: CredentialType): GenericType | null => kinships[type];

/** `https://issuer.example` and `competence` give `https://issuer.example/vct/competence/1`. */
export const vctOf = (issuerUrl: string, type: CredentialType | GenericType): string => `${issuerUrl.replace(/\/$/u, '')}/vct/${type}/1`;

/** The other names of a `vct` of ours (SD-JWT VC, `aka_vcts` claim): the generic type it extends. Empty for any other. */
export const akaVctsOf = (vct: string): readonly string[] => {
  const parsed = parseVct(vct);
  const generic = parsed && genericOf(parsed.type);
  return parsed && generic ? [vctOf(parsed.issuerUrl, generic)] : [];
};

/** The type behind a `vct`, or null for a type that is not ours. */
export const parseVct = (vct: string): { readonly issuerUrl: string; readonly type: CredentialType; readonly version: number } | null => {
  const match = /^(https?:\/\/[^/?#\s]+)\/vct\/([a-z]+)\/([1-9]\d{0,3})$/u.exec(vct);
  const type = credentialTypes.find((known) => known === match?.[2]);
  return match && type ? { issuerUrl: match[1]!, type, version: Number(match[3]) } : null;
};
