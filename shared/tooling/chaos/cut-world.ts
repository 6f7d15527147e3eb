/** A school, a company and one trainee's wallet, in a town whose two servers stand behind proxies that can be told to cut. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getSession } from '#shared/contracts/identity';
import { buildTown, type BuiltTown } from '../../journeys/build-town.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil } from '../../journeys/given-people.ts';
import { until } from '../../journeys/refused.ts';
import type { Connection } from '../../../wallet/src/connections/connection.ts';
import { listWaiting, type Waiting } from '../../../wallet/src/credentials/collect-waiting.ts';
import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { freeAddresses } from '../addresses.ts';
import { freePort } from '../free-port.ts';
import { CutProxy } from './cut-proxy.ts';
import { validateOne } from './inside.ts';

export interface CutWorld {
  readonly town: BuiltTown;
  readonly proxies: Readonly<Record<'issuer' | 'verifier', CutProxy>>;
  readonly organisationId: string;
  readonly firm: Firm;
  readonly pupil: Pupil;
  close(): Promise<void>;
}

const stand = async (port: number): Promise<{ readonly proxy: CutProxy; readonly behind: number }> => {
  const behind = await freePort();
  const proxy = new CutProxy(behind);
  await proxy.listen(port);
  return { proxy, behind };
};

export const openCutWorld = async (): Promise<CutWorld> => {
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-cuts-'));
  const addresses = await freeAddresses();
  const [issuer, verifier] = [await stand(addresses.issuer.port), await stand(addresses.verifier.port)];
  const town = await buildTown(home, { addresses, behind: { issuer: issuer.behind, verifier: verifier.behind } });
  const school = await openSchool(town, 'Atelier du Réseau Coupé');
  const pupil = await openPupil(town, school, someone('Maël', 'Quéré'));
  const { organisationId } = await school.manager.call(getSession);
  return {
    ...{ town, pupil, organisationId: organisationId! },
    proxies: { issuer: issuer.proxy, verifier: verifier.proxy },
    firm: await openFirm(town, 'Toitures de la Coupure'),
    async close() {
      await town.stop();
      await issuer.proxy.close();
      await verifier.proxy.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** The same device after a while: nothing remembered of keys and registries, and an access token that has run out. */
export const restarted = async ({ pupil: { wallet } }: CutWorld): Promise<Wallet> => {
  const [connection] = await wallet.store.all<Connection>('connections');
  await wallet.store.write([{ room: 'connections', id: connection!.id, value: { ...connection!, accessUntil: 0 } }]);
  return { ...wallet };
};

/** One more competence that waits for the wallet. */
export const offerOne = async (world: CutWorld): Promise<Waiting> => {
  const { enrolment, wallet } = world.pupil;
  const before = new Set((await listWaiting(wallet)).items.map(({ issuanceId }) => issuanceId));
  await validateOne(world, enrolment);
  const items = await until(
    async () => (await listWaiting(wallet)).items.filter(({ issuanceId }) => !before.has(issuanceId)),
    (found) => found.length > 0,
    // A reaction that a busy machine made wait is tried again after five seconds, then after thirty.
    120,
  );
  return items[0]!;
};
