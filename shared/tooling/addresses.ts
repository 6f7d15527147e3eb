// Ports and public addresses of the three, from the environment or by default; each refused with the name of its variable.
import { createServer } from 'node:net';
import { freePort } from './free-port.ts';

export const places = ['issuer', 'verifier', 'wallet'] as const;
export type Place = (typeof places)[number];
export interface Address {
  readonly port: number;
  readonly url: string;
}
export type Addresses = Readonly<Record<Place, Address>>;
type Environment = Readonly<Record<string, string | undefined>>;

const usual: Readonly<Record<Place, number>> = { issuer: 7301, verifier: 7302, wallet: 7303 };
const portVariable = (place: Place): string => `${place.toUpperCase()}_PORT`;

const addressOf = (place: Place, env: Environment): Address => {
  const text = env[portVariable(place)] || String(usual[place]);
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port < 1 || port > 65535) throw new Error(`${portVariable(place)}: “${text}” is not a port (1 to 65535).`);
  return { port, url: (env[`${place.toUpperCase()}_PUBLIC_URL`] || `http://localhost:${port}`).replace(/\/$/u, '') };
};

export const readAddresses = (env: Environment): Addresses => ({
  issuer: addressOf('issuer', env),
  verifier: addressOf('verifier', env),
  wallet: addressOf('wallet', env),
});

/** Three ports that nobody uses, for tests: any number of products may then run side by side. */
export const freeAddresses = async (): Promise<Addresses> => {
  const free = async (): Promise<Address> => {
    const port = await freePort();
    return { port, url: `http://localhost:${port}` };
  };
  return { issuer: await free(), verifier: await free(), wallet: await free() };
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/** Refuses, in one message that names the variables, ports that another program holds. */
export async function refuseTakenPorts(addresses: Addresses): Promise<void> {
  const lines: string[] = [];
  for (const place of places) {
    const { port } = addresses[place];
    if (!(await isFree(port)))
      lines.push(`Port ${port} (${place}) is taken by another program: stop it, or set ${portVariable(place)} to another port.`);
  }
  if (lines.length > 0) throw new Error(lines.join('\n'));
}
