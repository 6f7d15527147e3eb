import { listEnrolments } from '#shared/contracts/issuer/training';
import { backupContent } from '../../wallet/src/backup/backup-content.ts';
import { putBack, recoverPending } from '../../wallet/src/backup/restore-backup.ts';
import { listWaiting } from '../../wallet/src/credentials/collect-waiting.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { collectAll, headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { openPupil, openSchool, someone } from './given-people.ts';
import { until } from './refused.ts';
import { town } from './town.ts';

describe('a wallet restored from its backup', () => {
  it('takes its organism over: everything is offered again under new keys, the former device is cut off, the person is told', async () => {
    const place = await town();
    const school = await openSchool(place, 'Chantier de la Sauvegarde');
    const trainee = someone('Gwendal', 'Rouxel');
    const { wallet } = await openPupil(place, school, trainee, ['argent', 'or']);
    const before = await wallet.store.all<StoredCredential>('credentials');
    const content = await backupContent(wallet, new Date().toISOString());

    const fresh = headlessWallet(place.around.settings);
    await putBack(fresh, content);
    expect((await recoverPending(fresh)).map(({ outcome }) => outcome)).toEqual(['recovered']);
    const after = await collectAll(fresh, 3);
    const words = (credential: StoredCredential): string => `${credential.kind} ${credential.title} ${credential.level?.label ?? ''}`;
    expect(after.map(words).sort()).toEqual(before.map(words).sort());
    const keys = [...before, ...after].flatMap(({ copies }) => copies.map(({ thumbprint }) => thumbprint));
    expect(new Set(keys).size).toBe(keys.length);

    const fallen = await until(
      () => refreshStates(wallet, true),
      (all) => all.every(({ state }) => state !== 'valid'),
    );
    expect(fallen.length).toBe(3);
    expect((await refreshStates(fresh, true)).every(({ state }) => state === 'valid')).toBeTrue();
    expect((await listWaiting(wallet)).items).toEqual([]);
    const { items } = await school.manager.call(listEnrolments, { params: { sessionId: school.session.id } });
    expect(items.map((one) => one.wallet)).toEqual(['connected']);
    expect(await place.around.mailbox.code(trainee.email, 'restauré depuis sa ')).toBe('sauvegarde');

    const thief = headlessWallet(place.around.settings);
    await putBack(thief, content);
    expect((await recoverPending(thief)).map(({ outcome }) => outcome)).toEqual(['over']);
  });
});
