import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Route } from '../../contract/route.ts';

const contracts = fileURLToPath(new URL('../../contracts', import.meta.url));

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'route';

const routesIn = async (file: string): Promise<readonly Route[]> =>
  Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>).filter(isRoute);

/** Every route written in the contracts of an application, mounted or not: `identity.ts`, `organisations.ts` and its own folder. */
export const writtenRoutes = async (app: 'issuer' | 'verifier'): Promise<readonly Route[]> => {
  const own = readdirSync(path.join(contracts, app)).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const files = ['identity.ts', 'organisations.ts', ...own.map((file) => path.join(app, file))];
  return (await Promise.all(files.map((file) => routesIn(path.join(contracts, file))))).flat();
};
