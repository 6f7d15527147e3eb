/** The name its key is wrapped for. */
export const authorityKid = 'registry-authority';

/** Beside the platform's key. */
export const authorityFileOf = (platformKeyFile: string): string => `${platformKeyFile}.authority`;
