import type { Route } from '../../contract/route.ts';
import type { Client } from './client.ts';
import type { Mount } from '../kernel.ts';
import { routesOf } from './contract-suite.ts';

/** What one organisation has: an id for each `:param` of the routes, and other words that must never reach another. */
export type Belongings = Readonly<Record<string, string>>;

export interface ForeignSuite {
  readonly name: string;
  readonly modules: readonly Mount[];
  /** Two organisations' clients, each allowed everything, and what the first one has. */
  readonly given: () => Promise<{ readonly owner: Client; readonly stranger: Client; readonly belongings: Belongings }>;
  /** A body the contract accepts, by `METHOD path`; `{}` when absent. */
  readonly bodies: (belongings: Belongings) => Readonly<Record<string, unknown>>;
  /** Parameters that name no organisation's thing (a code of a public catalogue). */
  readonly common: readonly string[];
}

const paramsOf = (route: Route): readonly string[] => [...route.path.matchAll(/:(\w+)/gu)].map((match) => match[1]!);
const named = (route: Route): string => `${route.method} ${route.path}`;
const ofMembers = (route: Route): boolean => /:(own|assigned)$/u.test(route.allow);

/** Another organisation's ids in every route of members: unknown, whatever the method; and no list names anything of another. */
export const foreignIdsSuite = (suite: ForeignSuite): void => {
  const routes = routesOf(suite.modules).filter(ofMembers);
  const byId = routes.filter((route) => paramsOf(route).some((name) => !suite.common.includes(name)));
  const lists = routes.filter((route) => route.method === 'GET' && paramsOf(route).length === 0 && route.query.safeParse({}).success);

  describe(`another organisation’s ids at the ${suite.name}`, () => {
    let owner: Client;
    let stranger: Client;
    let belongings: Belongings;
    beforeAll(async () => {
      ({ owner, stranger, belongings } = await suite.given());
    }, 60_000);

    const call = (client: Client, route: Route) =>
      client.call(route, { params: belongings, body: suite.bodies(belongings)[named(route)] ?? {} });

    for (const route of byId) {
      it(`are unknown to ${named(route)}`, async () => {
        const missing = paramsOf(route).filter((name) => belongings[name] === undefined);
        const answer = await call(stranger, route);

        expect(missing).toEqual([]);
        expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(404);
      });
      if (route.method === 'GET') {
        it(`are known to their own organisation: ${named(route)}`, async () => {
          expect((await call(owner, route)).status).toBe(200);
        });
      }
    }

    for (const route of lists) {
      it(`are not in the answer of ${named(route)}`, async () => {
        const answer = await call(stranger, route);

        expect(answer.status).toBe(200);
        const text = JSON.stringify(answer.body);
        expect(Object.entries(belongings).filter(([, word]) => text.includes(word))).toEqual([]);
      });
    }
  });
};
