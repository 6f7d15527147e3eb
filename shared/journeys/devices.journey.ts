import { changeStatus } from '#shared/contracts/issuer/credential-status';
import { validateCompetence } from '#shared/contracts/issuer/competences';
import { listEnrolments } from '#shared/contracts/issuer/training';
import { backupContent } from '../../wallet/src/backup/backup-content.ts';
import { putBack, recoverPending } from '../../wallet/src/backup/restore-backup.ts';
import { readInvitations, acceptInvitation } from '../../wallet/src/connections/connect.ts';
import type { Connection } from '../../wallet/src/connections/connection.ts';
import { listWaiting } from '../../wallet/src/credentials/collect-waiting.ts';
import { refillCopies } from '../../wallet/src/credentials/refill-copies.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { inviteDevice } from '../../wallet/src/devices/invite-device.ts';
import { knownDevices } from '../../wallet/src/devices/known-devices.ts';
import { removeDevice } from '../../wallet/src/devices/remove-device.ts';
import type { Wallet } from '../../wallet/src/vault/wallet.ts';
import { collectAll, headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { openPupil, openSchool, someone, type Pupil, type School } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

const held = (wallet: Wallet): Promise<readonly StoredCredential[]> => wallet.store.all<StoredCredential>('credentials');
const words = ({ kind, title, level }: StoredCredential): string => `${kind} ${title} ${level?.label ?? ''}`;
const keysOf = (all: readonly StoredCredential[]): string[] => all.flatMap(({ copies }) => copies.map(({ thumbprint }) => thumbprint));
const statesOf = async (wallet: Wallet): Promise<string[]> => (await refreshStates(wallet, true)).map(({ state }) => state);
const namesOf = async (wallet: Wallet): Promise<(string | null)[]> => (await knownDevices(wallet)).devices.map(({ name }) => name);

/** One person, a telephone and a tablet. */
describe('a wallet on several devices', () => {
  let place: Town;
  let school: School;
  let pupil: Pupil;
  let phone: Wallet;
  let tablet: Wallet;

  const join = async (wallet: Wallet, link: string): Promise<void> => {
    const { taken, organisms } = await readInvitations(wallet, link);
    for (const organism of organisms) await acceptInvitation(wallet, organism, taken ?? []);
  };

  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Chantier des Deux Écrans');
    pupil = await openPupil(place, school, someone('Enora', 'Le Dantec'), ['argent', 'or']);
    phone = pupil.wallet;
    tablet = headlessWallet(place.around.settings);
  }, 60_000);

  it('gives another device copies of its own, under keys of its own; the first keeps its own, and the person is told', async () => {
    const { link, missing } = await inviteDevice(phone, place.around.walletUrl);
    expect(missing).toEqual([]);
    expect(await refusalOf(join(phone, link))).toBe('device-here');
    await join(tablet, link);
    expect((await collectAll(tablet, 3)).map(words).sort()).toEqual((await held(phone)).map(words).sort());

    const keys = [...keysOf(await held(phone)), ...keysOf(await held(tablet))];
    expect(new Set(keys).size).toBe(keys.length);
    for (const wallet of [phone, tablet]) {
      expect(await statesOf(wallet)).toEqual(['valid', 'valid', 'valid']);
      expect((await listWaiting(wallet)).items).toEqual([]);
    }
    expect((await namesOf(phone)).length).toBe(2);
    expect(new Set(await namesOf(phone)).size).toBe(2);
    expect((await knownDevices(tablet)).devices[0]!.current).toBeTrue();
    const { items } = await school.manager.call(listEnrolments, { params: { sessionId: school.session.id } });
    expect(items.map((one) => one.wallet)).toEqual(['connected']);
    expect(await place.around.mailbox.code(pupil.trainee.email, 'un autre appareil a été ajouté à votre ')).toBe('carnet');
    // Good once.
    expect(await refusalOf(join(headlessWallet(place.around.settings), link))).toBe('dead-link');
  });

  it('gives each what comes later, and more copies, whichever asks first', async () => {
    const body = { enrolmentId: pupil.enrolment.id, competenceId: school.programme.competences[2]!.id, level: 'or' as const, note: null };
    await school.trainer.call(validateCompetence, { params: { sessionId: school.session.id }, body });
    await collectAll(phone, 1);
    expect((await collectAll(tablet, 1)).map(({ level }) => level?.label)).toEqual(['Or']);

    const [one, other] = await Promise.all([phone, tablet].map(async (wallet) => (await held(wallet))[0]!));
    const [mine, theirs] = await Promise.all([refillCopies(phone, one!), refillCopies(tablet, other!)]);
    expect([mine.copies.length, theirs.copies.length]).toEqual([20, 20]);
    expect(await statesOf(phone)).toEqual(await statesOf(tablet));
  });

  it('comes back from the backup of one that was lost: that one falls, the other does not change', async () => {
    const content = await backupContent(phone, new Date().toISOString());
    const fresh = headlessWallet(place.around.settings);
    await putBack(fresh, content);
    expect((await recoverPending(fresh)).map(({ outcome }) => outcome)).toEqual(['recovered']);
    await collectAll(fresh, 4);

    await until(
      () => statesOf(phone),
      (states) => states.every((state) => state === 'revoked'),
    );
    for (const wallet of [fresh, tablet]) expect(await statesOf(wallet)).toEqual(['valid', 'valid', 'valid', 'valid']);
    expect((await listWaiting(tablet)).items).toEqual([]);
    phone = fresh;
  });

  it('takes one out: it is cut off and what it holds falls, for good; the other does not change', async () => {
    const removed = (await knownDevices(phone)).devices.find(({ current }) => !current)!;
    expect(await removeDevice(phone, removed)).toEqual([]);

    await until(
      () => statesOf(tablet),
      (states) => states.every((state) => state === 'revoked'),
    );
    expect(new Set(await statesOf(phone))).toEqual(new Set(['valid']));
    await listWaiting(tablet);
    expect((await tablet.store.all<Connection>('connections')).map(({ closed }) => closed)).toEqual([true]);
    expect(await namesOf(phone)).toEqual([jasmine.any(String)]);

    const { issuanceId } = (await held(phone))[0]!;
    for (const act of ['suspend', 'resume'] as const) {
      const body = { act, reasonCode: act === 'suspend' ? 'under-review' : 'review-over' };
      await school.manager.call(changeStatus, { params: { issuanceId: issuanceId as never }, body: body as never });
    }
    expect(new Set(await statesOf(phone))).toEqual(new Set(['valid']));
    expect(new Set(await statesOf(tablet))).toEqual(new Set(['revoked']));
    expect((await listWaiting(phone)).items).toEqual([]);
  });
});
