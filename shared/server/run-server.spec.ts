import * as z from 'zod';
import { fact } from '../contract/fact.ts';
import { makeLog } from './log.ts';
import { inScope } from './open-scope.ts';
import { on } from './reactions.ts';
import { openHouse, runServer, type ServerOptions } from './run-server.ts';
import { testDatabases } from './testing/database.ts';
import { fruitRoutes } from './testing/fruit-routes.given.ts';
import { testConfig } from './testing/house.ts';
import { testKeys } from './testing/keys.ts';
import { actorByHeader } from './testing/server.ts';

const ripened = fact('spec.ripened', z.object({ name: z.string() }));

describe('a running server', () => {
  const seen: string[] = [];
  const options = async (databaseUrl?: string): Promise<ServerOptions> => {
    const config = await testConfig('verifier');
    const house = openHouse({ ...config, databaseUrl: databaseUrl ?? config.databaseUrl }, testKeys(config));
    const reaction = on(ripened, 'spec.ripen', async (_scope, happened) => {
      seen.push(happened.payload.name);
    });
    return {
      house: { ...house, log: makeLog('info', { write: () => undefined }) },
      authenticate: actorByHeader,
      permissions: {},
      modules: [fruitRoutes],
      reactions: [reaction],
      jobs: [],
    };
  };

  it('answers, carries facts to reactions, and stops with nothing left open', async () => {
    const given = await options();
    const running = await runServer(given);
    const live = await fetch(`http://localhost:${running.port}/live`);
    await inScope(given.house, { actor: { kind: 'anonymous' }, tenant: { organisationIds: [] } }, (scope) =>
      scope.record(ripened, 's', { name: 'poire' }),
    );
    for (let tries = 0; tries < 100 && seen.length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));

    const started = performance.now();
    await running.stop();

    expect([live.status, seen]).toEqual([200, ['poire']]);
    expect(performance.now() - started).toBeLessThan(6_000);
    await expectAsync(fetch(`http://localhost:${running.port}/live`)).toBeRejected();
  }, 60_000);

  it('refuses to start on a role that row-level security would not hold', async () => {
    const given = await options((await testDatabases()).verifier.migrationUrl);

    await expectAsync(runServer(given)).toBeRejectedWithError(/cannot run this server/u);
    await given.house.knex.destroy();
  }, 60_000);
});
