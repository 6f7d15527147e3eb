/** The `polyfills` of every app, hence run before any other module: zod must not probe `new Function`, and only our own scripts may become workers. */
interface Policies {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown;
}
const page = globalThis as { trustedTypes?: Policies; __zod_globalConfig?: { jitless?: boolean } };
(page.__zod_globalConfig ??= {}).jitless = true;

const own = /^\/(ngsw-worker|worker-[\w-]+)\.js$/u;

/** Gives the address back when it is a worker of ours, throws otherwise: Trusted Types would refuse every worker without a policy. */
export const ownWorker = (url: string): string => {
  const { origin, pathname } = new URL(url, document.baseURI);
  if (origin !== location.origin || !own.test(pathname)) throw new TypeError(`not a worker of ours: ${url}`);
  return url;
};

page.trustedTypes?.createPolicy('default', { createScriptURL: ownWorker });
