import { foreignOrigin } from '../../contract/problem.ts';
import type { Method, Route } from '../../contract/route.ts';
import type { Config } from '../config.ts';
import { cookieNames } from '../cookies.ts';
import type { Identified, Incoming } from '../kernel.ts';
import { sameSecret } from '../random.ts';
import { Refusal } from '../refusal.ts';

export const mutates = (method: Method): boolean => method !== 'GET';

/** The wallet lives at another origin and carries no cookie: only routes a wallet or anyone may call answer it. */
export const crossOrigin = (route: Route): boolean => route.allow === 'public' || route.allow === 'wallet';

/** A mutation that names an origin must name ours, or the wallet's where the wallet may call. Exact comparison: ports of localhost share cookies. */
export const checkOrigin = (config: Config, route: Route, incoming: Incoming): void => {
  if (!mutates(route.method)) return;
  const origin = incoming.header('origin');
  if (origin === undefined || origin === config.publicUrl) return;
  if (crossOrigin(route) && origin === config.walletUrl) return;
  throw new Refusal(foreignOrigin);
};

const expected = (config: Config, incoming: Incoming, who: Identified): string =>
  who.xsrf ?? incoming.cookie(cookieNames(config).xsrf) ?? '';

/** A mutation signed in by cookie must come from our own page: `Origin` present and exact, and the token only that page can read. */
export const checkCookieMutation = (config: Config, route: Route, incoming: Incoming, who: Identified): void => {
  if (who.by !== 'cookie' || !mutates(route.method)) return;
  const token = expected(config, incoming, who);
  const sent = incoming.header('x-xsrf-token') ?? '';
  if (incoming.header('origin') !== config.publicUrl || token === '' || !sameSecret(sent, token)) throw new Refusal(foreignOrigin);
};
