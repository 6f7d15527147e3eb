import { contractSuite, routesOf } from '#shared/server/testing/contract-suite';
import { writtenRoutes } from '#shared/server/testing/contract-files';
import { verifierParts } from './app.ts';
import { permissions } from './permissions.ts';

const { modules } = verifierParts({ config: { issuerUrl: '' } } as never);

contractSuite({ app: 'verifier', modules, permissions });

describe('the written contracts of the verifier', () => {
  it('are all served, but for the outside issuers, which the issuer recognises', async () => {
    const served = new Set(routesOf(modules).map((route) => `${route.method} ${route.path}`));
    const written = (await writtenRoutes('verifier')).map((route) => `${route.method} ${route.path}`);
    const missing = written.filter((place) => !served.has(place));

    expect(missing.filter((place) => !place.includes('/platform/outside-issuers'))).toEqual([]);
  });
});
