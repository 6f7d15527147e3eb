/** Names of the credential types, as URLs that also serve their metadata. */

export const credentialTypes = ['competence', 'enrolment', 'attendance'] as const;
export type CredentialType = (typeof credentialTypes)[number];

/** `https://issuer.example` and `competence` give `https://issuer.example/vct/competence/1`. */
export const vctOf = (issuerUrl: string, type: CredentialType): string => `${issuerUrl.replace(/\/$/u, '')}/vct/${type}/1`;

/** The type behind a `vct`, or null for a type that is not ours. */
export const parseVct = (vct: string): { readonly issuerUrl: string; readonly type: CredentialType; readonly version: number } | null => {
  const match = /^(https?:\/\/[^/?#\s]+)\/vct\/([a-z]+)\/([1-9]\d{0,3})$/u.exec(vct);
  const type = credentialTypes.find((known) => known === match?.[2]);
  return match && type ? { issuerUrl: match[1]!, type, version: Number(match[3]) } : null;
};
