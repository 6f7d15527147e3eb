/** What the wallet's pages may do, the set seen to work with Angular, Material, Argon2 in WebAssembly, workers and a service worker. */
export const walletPolicy = (nonce: string, reachable: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", 'https:', ...reachable].join(' ')}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler angular#components default',
  ].join('; ');
