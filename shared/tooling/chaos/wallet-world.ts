import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import { getSession } from '#shared/contracts/identity';
import type { Enrolment } from '#shared/contracts/issuer/training';
import { buildTown } from '../../journeys/build-town.ts';
import { openFirm, openSchool, someone, type Firm } from '../../journeys/given-people.ts';
import { enrol } from '../demo/training.ts';
import type { Inside } from './inside.ts';
import { MortalWallet } from './mortal-wallet.ts';

export interface WalletWorld extends Inside {
  readonly enrolment: Enrolment;
  readonly firms: readonly Firm[];
  readonly wallet: MortalWallet;
  close(): Promise<void>;
}

/** One organism, two companies, and a person whose wallet in Chromium joined the organism. */
export const openWalletWorld = async (): Promise<WalletWorld> => {
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-wallets-'));
  const town = await buildTown(home);
  const school = await openSchool(town, 'Atelier des Carnets Tombés');
  const firms = [await openFirm(town, 'Charpentes du Crash'), await openFirm(town, 'Enduits de la Panne')];
  const person = someone('Ninon', 'Le Gall');
  const enrolment = await enrol(school.manager, school.session, person);
  const { walletUrl, settings, mailbox } = town.around;
  const wallet = new MortalWallet(path.join(home, 'profile'), walletUrl, settings);
  await wallet.start();
  const invitation = readWalletInvitation(`#${await mailbox.code(person.email, `${walletUrl}/connecter#`)}`)!;
  await wallet.ask('join', invitation.issuerUrl, invitation.code);
  const { organisationId } = await school.manager.call(getSession);
  return {
    ...{ town, enrolment, firms, wallet, organisationId: organisationId! },
    async close() {
      await wallet.close();
      await town.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
