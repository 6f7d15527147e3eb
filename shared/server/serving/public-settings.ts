import type { Config } from '../config.ts';
import { cookieNames } from '../cookies.ts';

/** What `/config.json` tells the pages: addresses and public keys, nothing else. */
export const publicSettings = (config: Config) => ({
  app: config.app,
  issuerUrl: config.issuerUrl,
  verifierUrl: config.verifierUrl,
  walletUrl: config.walletUrl,
  issuerRegistryKey: publicPart(config.issuerRegistryKey),
  verifierRegistryKey: publicPart(config.verifierRegistryKey),
  xsrf: { cookie: cookieNames(config).xsrf, header: 'x-xsrf-token' },
  mailbox: config.local && config.smtpUrl === undefined,
  demo: config.demo,
});

// Written field by field: a private key put there by mistake must not leave.
const publicPart = (jwk: Config['issuerRegistryKey']) => ({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y });
