import { inviteTraineeAgain, listEnrolments } from '#shared/contracts/issuer/training';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import { listWaiting } from '../../wallet/src/credentials/collect-waiting.ts';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import { collectAll, connect, headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { openPupil, openSchool, someone } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town } from './town.ts';

describe('a lost wallet', () => {
  it('is replaced by a new invitation: everything is offered again, the old copies are revoked, the old wallet is cut off', async () => {
    const place = await town();
    const school = await openSchool(place, 'Chantier des Sables');
    const trainee = someone('Séverine', 'Kermarrec');
    const { wallet, enrolment } = await openPupil(place, school, trainee, ['argent', 'or']);
    const before = await wallet.store.all<StoredCredential>('credentials');

    const again = await school.manager.call(inviteTraineeAgain, { params: { enrolmentId: enrolment.id }, body: { walletLost: true } });
    expect(again.wallet).toBe('lost');
    const { mailbox, walletUrl } = place.around;
    const fresh = headlessWallet(place.around.settings);
    const join = async (): Promise<string> => {
      const invitation = readWalletInvitation(`#${await mailbox.code(trainee.email, `${walletUrl}/connecter#`)}`)!;
      return refusalOf(connect(fresh, invitation.issuerUrl, invitation.code));
    };
    await until(join, (code) => code === 'done');
    const after = await collectAll(fresh, 3);
    const words = (credential: StoredCredential): string => `${credential.kind} ${credential.title} ${credential.level?.label ?? ''}`;
    expect(after.map(words).sort()).toEqual(before.map(words).sort());
    expect(new Set([...before, ...after].map(({ issuanceId }) => issuanceId)).size).toBe(6);

    const fallen = await until(
      () => refreshStates(wallet, true),
      (all) => all.every(({ state }) => state === 'replaced'),
    );
    expect(fallen.length).toBe(3);
    expect((await refreshStates(fresh, true)).every(({ state }) => state === 'valid')).toBeTrue();
    expect((await listWaiting(wallet)).items).toEqual([]);
    const { items } = await school.manager.call(listEnrolments, { params: { sessionId: school.session.id } });
    expect(items.map((one) => one.wallet)).toEqual(['connected']);
  });
});
