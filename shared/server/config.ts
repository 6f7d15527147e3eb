import * as z from 'zod';
import { readFileSync } from 'node:fs';

const Url = z.url().transform((url) => url.replace(/\/$/u, ''));
const Jwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }).loose();
const jwkText = z.string().transform((text, context) => {
  try {
    return Jwk.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a P-256 JWK in JSON' });
    return z.NEVER;
  }
});

const Environment = z.object({
  /** Which of the two servers this is. */
  app: z.enum(['issuer', 'verifier']),
  port: z.coerce.number().int().min(0).max(65535),
  publicUrl: Url,
  issuerUrl: Url,
  verifierUrl: Url,
  walletUrl: Url,
  databaseUrl: z.string().startsWith('postgres'),
  /** 32 bytes, base64url, in a file of mode 0600. */
  masterKeyFile: z.string().min(1),
  /** HashiCorp Vault's Transit engine or what speaks like it, e.g. `https://vault.example:8200/v1/transit`: the file then holds wrapped keys. */
  masterKmsUrl: z.url({ protocol: /^https?$/u }).optional(),
  masterKmsKey: z
    .string()
    .regex(/^[\w.-]+$/u)
    .optional(),
  masterKmsTokenFile: z.string().min(1).optional(),
  /** The platform's own signing key for the registry: a file holding a wrapped key made at first start. */
  platformKeyFile: z.string().min(1),
  issuerRegistryKey: jwkText,
  verifierRegistryKey: jwkText,
  smtpUrl: z.url({ protocol: /^smtps?$/u }).optional(),
  mailFrom: z.string().default('Carnet <ne-pas-repondre@carnet.localhost>'),
  home: z.string().min(1),
  webRoot: z.string().min(1),
  demo: z
    .enum(['0', '1'])
    .default('0')
    .transform((flag) => flag === '1'),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  statusListTtlSeconds: z.coerce.number().int().min(1).max(86400).default(300),
  /** Where other wallets than our own take authorization codes: exact addresses, comma between them (0012). */
  walletRedirects: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .pipe(z.array(z.url())),
  signingWorkers: z.coerce.number().int().min(1).max(16).default(2),
});
export type Config = z.output<typeof Environment> & {
  readonly local: boolean;
  /** Told when the environment itself holds the master key: the name of the variable, which the signing workers read. */
  readonly masterKeyVariable?: string | undefined;
  readonly masterKms?: { readonly url: string; readonly key: string; readonly tokenFile: string } | undefined;
};

const isLocal = (url: string): boolean => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/u.test(url);

/** All three settings of a key service, or none. */
const keyService = (read: z.output<typeof Environment>, own: string): Config['masterKms'] => {
  const { masterKmsUrl: url, masterKmsKey: key, masterKmsTokenFile: tokenFile } = read;
  if (url !== undefined && key !== undefined && tokenFile !== undefined) return { url, key, tokenFile };
  if (url === undefined && key === undefined && tokenFile === undefined) return undefined;
  throw new Error(
    `Settings to correct:\n  a key service needs ${own}_MASTER_KMS_URL, ${own}_MASTER_KMS_KEY and ${own}_MASTER_KMS_TOKEN_FILE`,
  );
};

/**
 * Reads the one typed place of settings from the environment, e.g. `ISSUER_PORT`, `WALLET_PUBLIC_URL`. Throws one error that names every
 * wrong variable. Plain http is accepted only when every public URL is localhost.
 */
export const readConfig = (app: 'issuer' | 'verifier', env: Readonly<Record<string, string | undefined>>): Config => {
  const own = app.toUpperCase();
  const names: Record<string, string> = {
    port: `${own}_PORT`,
    publicUrl: `${own}_PUBLIC_URL`,
    issuerUrl: 'ISSUER_PUBLIC_URL',
    verifierUrl: 'VERIFIER_PUBLIC_URL',
    walletUrl: 'WALLET_PUBLIC_URL',
    databaseUrl: `${own}_DATABASE_URL`,
    masterKeyFile: `${own}_MASTER_KEY_FILE`,
    masterKmsUrl: `${own}_MASTER_KMS_URL`,
    masterKmsKey: `${own}_MASTER_KMS_KEY`,
    masterKmsTokenFile: `${own}_MASTER_KMS_TOKEN_FILE`,
    platformKeyFile: `${own}_PLATFORM_KEY_FILE`,
    issuerRegistryKey: 'ISSUER_REGISTRY_KEY',
    verifierRegistryKey: 'VERIFIER_REGISTRY_KEY',
    smtpUrl: 'SMTP_URL',
    mailFrom: 'MAIL_FROM',
    home: 'CARNET_HOME',
    webRoot: `${own}_WEB_ROOT`,
    demo: 'CARNET_DEMO',
    logLevel: 'LOG_LEVEL',
    statusListTtlSeconds: 'STATUS_LIST_TTL_SECONDS',
    walletRedirects: 'ISSUER_WALLET_REDIRECTS',
    signingWorkers: 'SIGNING_WORKERS',
  };
  const given = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, env[name] || undefined]));
  const masterKeyVariable = env[`${own}_MASTER_KEY`] ? `${own}_MASTER_KEY` : undefined;
  if (masterKeyVariable) given['masterKeyFile'] ??= masterKeyVariable;
  const read = Environment.safeParse({ app, ...given });
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${names[String(issue.path[0])] ?? String(issue.path[0])}: ${issue.message}`);
    throw new Error(`Settings to correct:\n${lines.join('\n')}`);
  }
  const urls = [read.data.issuerUrl, read.data.verifierUrl, read.data.walletUrl];
  const local = urls.every(isLocal);
  const plain = urls.filter((url) => !url.startsWith('https://'));
  if (!local && plain.length > 0)
    throw new Error(`Settings to correct:\n  plain http is for localhost only, when every public URL is localhost: ${plain.join(', ')}`);
  return { ...read.data, local, masterKeyVariable, masterKms: keyService(read.data, own) };
};

/** Reads a secret file; the message names the variable, never the contents. */
export const readSecretFile = (path: string, variable: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new Error(`${variable}: the file ${path} cannot be read`);
  }
};
