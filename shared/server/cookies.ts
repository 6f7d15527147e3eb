import type { Config } from './config.ts';

export interface CookieNames {
  readonly signIn: string;
  readonly xsrf: string;
}

/** The ports of one host share their cookies, so each server has names of its own; `__Host-` needs https. */
export const cookieNames = (config: Pick<Config, 'app' | 'publicUrl'>): CookieNames => ({
  signIn: `${config.publicUrl.startsWith('https:') ? '__Host-' : ''}${config.app}-sign-in`,
  xsrf: `${config.app}-xsrf`,
});

const attributes = (config: Pick<Config, 'publicUrl'>, maxAgeSeconds: number): string =>
  `Path=/; Max-Age=${maxAgeSeconds}; SameSite=Lax${config.publicUrl.startsWith('https:') ? '; Secure' : ''}`;

/** The two `Set-Cookie` lines of a sign-in: the secret one scripts cannot read, and the one they send back as `x-xsrf-token`. */
export const signInCookies = (
  config: Pick<Config, 'app' | 'publicUrl'>,
  token: string,
  xsrf: string,
  maxAgeSeconds: number,
): readonly string[] => {
  const names = cookieNames(config);
  const common = attributes(config, maxAgeSeconds);
  return [`${names.signIn}=${token}; HttpOnly; ${common}`, `${names.xsrf}=${xsrf}; ${common}`];
};

export const clearedCookies = (config: Pick<Config, 'app' | 'publicUrl'>): readonly string[] => signInCookies(config, '', '', 0);
