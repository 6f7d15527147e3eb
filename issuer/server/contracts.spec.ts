import { contractSuite, routesOf } from '#shared/server/testing/contract-suite';
import { writtenRoutes } from '#shared/server/testing/contract-files';
import { issuerParts } from './app.ts';
import { permissions } from './permissions.ts';

const { modules } = issuerParts();

contractSuite({ app: 'issuer', modules, permissions });

describe('the written contracts of the issuer', () => {
  it('are all served', async () => {
    const served = new Set(routesOf(modules).map((route) => `${route.method} ${route.path}`));
    const written = (await writtenRoutes('issuer')).map((route) => `${route.method} ${route.path}`);

    expect(written.filter((place) => !served.has(place))).toEqual([]);
  });
});
