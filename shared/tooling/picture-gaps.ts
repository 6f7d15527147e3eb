// What the pictures do not show yet: pages without a scene, and states that a page has and no scene shows.
import { existsSync, readFileSync } from 'node:fs';
import { pageRoutes, routeAt, type PageRoute } from './page-routes.ts';
import type { Scene } from './scene.ts';

export type ShownState = 'full' | 'empty' | 'error' | 'loading';
export interface Seen {
  readonly app: Scene['app'];
  readonly width: number;
  /** The path of the address that was photographed. */
  readonly address: string;
  readonly state: ShownState;
}

const markup = ({ file }: PageRoute): string => {
  const beside = file.replace(/\.ts$/u, '.html');
  return readFileSync(file, 'utf8') + (existsSync(beside) ? readFileSync(beside, 'utf8') : '');
};

/** States that the markup knows and nobody can reach. */
const unreachable: readonly string[] = [
  // Who looks at the team is one of it.
  'issuer /members empty',
  'verifier /members empty',
  // A session that can be changed has its programme.
  'issuer /sessions/:id/edit empty',
  // What is held lies in the wallet itself: only a browser that lost its own store fails to show it.
  'wallet /credentials error',
];

/** Every page is shown full; what its own markup can show, it owes. What a wallet reads from its own store never waits. */
const owed = (app: Scene['app'], route: PageRoute): readonly ShownState[] => {
  const text = markup(route);
  const lists = text.includes('<carnet-list-states');
  const refused = lists && text.includes('[refusal]=');
  const states: readonly (readonly [ShownState, boolean])[] = [
    ['full', route.path !== '/'],
    ['empty', /<carnet-empty|\[empty\]=/u.test(text)],
    ['error', refused],
    ['loading', lists && app !== 'wallet'],
  ];
  return states.filter(([state, is]) => is && !unreachable.includes(`${app} ${route.path} ${state}`)).map(([state]) => state);
};

const gapsOf = (app: Scene['app'], seen: readonly Seen[], widths: readonly number[]): readonly string[] => {
  const routes = pageRoutes(app);
  const shown = new Set(seen.map(({ width, address, state }) => `${routeAt(routes, address)?.path} ${state} ${width}`));
  return routes.flatMap((route) =>
    owed(app, route).flatMap((state) => {
      const missing = widths.filter((width) => !shown.has(`${route.path} ${state} ${width}`));
      return missing.length > 0 ? [`${app} ${route.path}: no picture of it ${state} at ${missing.join(' and ')}`] : [];
    }),
  );
};

/** One line for each page and state of the applications that no picture shows. */
export const pictureGaps = (apps: readonly Scene['app'][], seen: readonly Seen[], widths: readonly number[]): readonly string[] =>
  apps.flatMap((app) =>
    gapsOf(
      app,
      seen.filter((one) => one.app === app),
      widths,
    ),
  );
