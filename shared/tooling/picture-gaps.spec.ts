import { pageRoutes, routeAt } from './page-routes.ts';
import { pictureGaps, type Seen } from './picture-gaps.ts';

const at = (app: Seen['app'], address: string, state: Seen['state'] = 'full', width = 390): Seen => ({ app, address, state, width });

describe('the pages of an application', () => {
  it('are read from its route files, nested, spread and loaded ones included', () => {
    const paths = pageRoutes('verifier').map(({ path }) => path);

    expect(paths).toContain('/');
    expect(paths).toContain('/v/:id');
    expect(paths).toContain('/disclosures/requests/new');
    expect(paths).toContain('/reset-password');
    expect(paths.at(-1)).toBe('**');
  });

  it('leave out what only leads elsewhere', () => {
    const paths = pageRoutes('wallet').map(({ path }) => path);

    expect(paths).not.toContain('/');
    expect(paths).not.toContain('/connecter');
  });

  it('are found by an address as the router would', () => {
    const routes = pageRoutes('verifier');
    const path = (address: string) => routeAt(routes, address)?.path;

    expect(path('/disclosures/requests/new')).toBe('/disclosures/requests/new');
    expect(path('/disclosures/01990000')).toBe('/disclosures/:id');
    expect(path('/nulle-part')).toBe('**');
  });
});

describe('what the pictures do not show', () => {
  it('is every page and state while there is no picture', () => {
    const gaps = pictureGaps(['verifier'], [], [390, 1280]);

    expect(gaps).toContain('verifier /v/:id: no picture of it full at 390 and 1280');
    expect(gaps).toContain('verifier /offers: no picture of it empty at 390 and 1280');
    expect(gaps).toContain('verifier /offers: no picture of it error at 390 and 1280');
    expect(gaps).toContain('verifier /offers: no picture of it loading at 390 and 1280');
  });

  it('is one state at one width when all the others are there', () => {
    const seen = [at('verifier', '/offers'), at('verifier', '/offers', 'full', 1280), at('verifier', '/offers', 'empty')];
    const gaps = pictureGaps(['verifier'], seen, [390, 1280]).filter((line) => line.startsWith('verifier /offers:'));

    expect(gaps).toEqual([
      'verifier /offers: no picture of it empty at 1280',
      'verifier /offers: no picture of it error at 390 and 1280',
      'verifier /offers: no picture of it loading at 390 and 1280',
    ]);
  });

  it('is not filled by a picture of another application', () => {
    const gaps = pictureGaps(['issuer'], [at('verifier', '/sign-in')], [390]);

    expect(gaps).toContain('issuer /sign-in: no picture of it full at 390');
  });
});
