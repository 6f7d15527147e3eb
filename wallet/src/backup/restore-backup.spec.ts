import { recoverWallet } from '#shared/contracts/issuer/people';
import { givenIssuerUrl } from '#shared/credentials/given';
import { parseJwt } from '#shared/credentials/jwt';
import type { Connection } from '../connections/connection.ts';
import { deviceName } from '../connections/device-name.ts';
import { givenHeld } from '../credentials/given-organism.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { declareOwnExperience, experienceOf } from '../experiences/declare-own-experience.ts';
import { givenPatience } from '../vault/given-patience.ts';
import { givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { problem } from '../vault/given-network.ts';
import { memoryKeyring, memoryStore } from '../vault/memory-vault.ts';
import type { Wallet } from '../vault/wallet.ts';
import { BackupContent } from './backup-content.ts';
import { openBackup, readEnvelope } from './backup-file.ts';
import { readKitKey } from './kit-key.ts';
import { makeBackup } from './make-backup.ts';
import { putBack, recoverPending, toInviteAgain, waitingOrganisms } from './restore-backup.ts';

const phrase = 'truelle rabot midi soleil';
const organisation = { name: 'Atelier des Bâtisseurs', slug: 'atelier', did: null, siret: '73282932000074', ink: 'sapin' };
const token = (letter: string) => letter.repeat(43);

/** A wallet in use: one organism, one credential, one line of the journal. */
const backedUp = async (connection: Partial<Connection> = {}) => {
  const world = await givenWorld();
  const { wallet } = world;
  const key = await wallet.keyring.make();
  const one = { issuerUrl: givenIssuerUrl, credentialIssuer: `${givenIssuerUrl}/o/atelier`, organisation, key, closed: false };
  const tokens = { accessToken: 'acces', refreshToken: 'renouvellement', recoveryToken: token('R'), accessUntil: 0 };
  const connected = { id: 'un', connectedAt: '2026-11-01T08:00:00.000Z', ...one, ...tokens, ...connection };
  const held = await givenHeld(world, wallet);
  await wallet.store.write([
    { room: 'connections', id: 'un', value: connected },
    { room: 'disclosures', id: 'partage', value: { id: 'partage', claims: [{ fr: 'Niveau', en: 'Level' }], state: 'shared' } },
  ]);
  const backup = await makeBackup(wallet, { phrase, anew: false });
  const kit = (await readKitKey(backup.kit!))!;
  const opened = await openBackup(await readEnvelope(backup.file), { phrase, kit });
  return { world, wallet, held, backup, kit, opened, content: BackupContent.parse(opened) };
};
const elsewhere = ({ wallet }: GivenWorld): Wallet => ({ ...wallet, store: memoryStore(), keyring: memoryKeyring() });
const address = `${givenIssuerUrl}${recoverWallet.path}`;
const answer = {
  connectionId: '019a9b2c-0000-7000-8000-000000000009',
  ...{ accessToken: 'a', refreshToken: 'b', recoveryToken: token('S'), expiresInSeconds: 300 },
  ...{ credentialIssuer: `${givenIssuerUrl}/o/atelier`, organisation },
};

describe('a backup', () => {
  givenPatience(60_000); // real phrases are stretched

  it('holds organisms, the migration list and the journal; no key, no token of use, no signed copy', async () => {
    const { opened, content, held } = await backedUp();
    const written = JSON.stringify(opened);

    expect(content.connections.map((one) => [one.organisation.name, one.recoveryToken])).toEqual([['Atelier des Bâtisseurs', token('R')]]);
    expect(content.credentials.map(({ title }) => title)).toEqual([held.title]);
    expect(content.sharings.map(({ id }) => id)).toEqual(['partage']);
    for (const secret of ['acces', 'renouvellement', held.copies[0]!.compact, held.copies[0]!.thumbprint, 'privateKey'])
      expect(written).not.toContain(secret);
  });

  it('is opened by the page printed with the first one, until another is asked for', async () => {
    const { wallet, kit } = await backedUp();
    const second = await makeBackup(wallet, { phrase, anew: false });
    const third = await makeBackup(wallet, { phrase, anew: true });

    expect(second.kit).toBeNull();
    expect(BackupContent.parse(await openBackup(await readEnvelope(second.file), { phrase, kit })).credentials.length).toBe(1);
    expect(third.kit).not.toBeNull();
    await expectAsync(readEnvelope(third.file).then((envelope) => openBackup(envelope, { phrase, kit }))).toBeRejected();
  });

  it('takes each organism over with a key of the new device, and keeps its journal', async () => {
    const { world, content } = await backedUp();
    world.network.serve(address, () => answer);
    const fresh = elsewhere(world);
    await putBack(fresh, content);

    expect(await recoverPending(fresh)).toEqual([{ organisation: 'Atelier des Bâtisseurs', outcome: 'recovered' }]);
    const [connection] = await fresh.store.all<Connection>('connections');
    const [sent] = world.network.sentTo(recoverWallet.path);
    expect(JSON.parse(sent!.body)).toEqual({ recoveryToken: token('R'), device: deviceName() });
    expect(parseJwt(sent!.headers.get('dpop')!).header['jwk']).toEqual({ ...connection!.key.jwk });
    expect([connection!.recoveryToken, connection!.closed]).toEqual([token('S'), false]);
    expect((await fresh.store.all<{ id: string }>('disclosures')).map(({ id }) => id)).toEqual(['partage']);
    expect(await waitingOrganisms(fresh)).toEqual([]);
  });

  it('brings back what the person declared, in the same words, signed by the keys of the new device', async () => {
    const { world, wallet, kit } = await backedUp();
    const said = {
      ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: null, description: null },
      competences: [{ name: 'Poser un carrelage', code: '300423' }],
    };
    const before = await declareOwnExperience(wallet, said);
    const { file } = await makeBackup(wallet, { phrase, anew: false });
    const content = BackupContent.parse(await openBackup(await readEnvelope(file), { phrase, kit }));
    expect(content.experiences).toEqual([{ ...said, receivedAt: before.receivedAt }]);

    const fresh = elsewhere(world);
    await putBack(fresh, content);
    const [after] = await fresh.store.all<StoredCredential>('credentials');
    expect(await experienceOf(fresh, after!)).toEqual(said);
    expect([after!.receivedAt, after!.copies.length]).toEqual([before.receivedAt, 10]);
    const keys = [...before.copies, ...after!.copies].map(({ thumbprint }) => thumbprint);
    expect(new Set(keys).size).toBe(20);
    for (const { thumbprint } of after!.copies) await expectAsync(fresh.keyring.sign(thumbprint, 'x')).toBeResolved();
  });

  it('is read as before when it was made before declarations were kept, and refused when one makes no sense', async () => {
    const { opened } = await backedUp();
    const { experiences, ...older } = opened as Record<string, unknown>;
    expect(experiences).toEqual([]);
    expect(BackupContent.parse(older).experiences).toEqual([]);

    const turned = { title: 'A', organisation: 'B', startsOn: '2025-01-01', endsOn: '2024-01-01', description: null, competences: [] };
    const experience = { ...turned, receivedAt: '2026-11-01T08:00:00.000Z' };
    expect(BackupContent.safeParse({ ...older, experiences: [experience] }).success).toBeFalse();
  });

  it('asks an organism that did not answer again, with the same key', async () => {
    const { world, content } = await backedUp();
    const fresh = elsewhere(world);
    await putBack(fresh, content);

    expect((await recoverPending(fresh)).map(({ outcome }) => outcome)).toEqual(['later']);
    expect(await waitingOrganisms(fresh)).toEqual(['Atelier des Bâtisseurs']);
    world.network.serve(address, () => answer);
    expect((await recoverPending(fresh)).map(({ outcome }) => outcome)).toEqual(['recovered']);
    const keys = world.network
      .sentTo(recoverWallet.path)
      .map(({ headers }) => JSON.stringify(parseJwt(headers.get('dpop')!).header['jwk']));
    expect(new Set(keys).size).toBe(1);
  });

  it('says which organism no longer knows it, and does not insist', async () => {
    const { world, content } = await backedUp();
    world.network.serve(address, () => problem(410, 'recovery-over'));
    const fresh = elsewhere(world);
    await putBack(fresh, content);

    expect((await recoverPending(fresh)).map(({ outcome }) => outcome)).toEqual(['over']);
    expect(await recoverPending(fresh)).toEqual([]);
    expect(await fresh.store.all('connections')).toEqual([]);
  });

  it('leaves out organisms that cut the wallet off, and names those it cannot take over', async () => {
    expect((await backedUp({ closed: true })).content.connections).toEqual([]);
    const { content } = await backedUp({ recoveryToken: undefined });
    expect(toInviteAgain(content)).toEqual([{ organisation: 'Atelier des Bâtisseurs', outcome: 'over' }]);
  });

  it('asks nothing of a server this wallet was not told to trust', async () => {
    const { world, content } = await backedUp({ issuerUrl: 'https://ailleurs.example' });
    const fresh = elsewhere(world);
    await putBack(fresh, content);

    expect((await recoverPending(fresh)).map(({ outcome }) => outcome)).toEqual(['over']);
    expect(world.network.sentTo('ailleurs').length).toBe(0);
  });
});
