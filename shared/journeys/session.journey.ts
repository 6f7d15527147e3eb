import { getOccupation, searchCompetences, searchOccupations } from '#shared/contracts/issuer/catalogue';
import { importEnrolments } from '#shared/contracts/issuer/enrolment-imports';
import { createProgramme, listEnrolments, updateProgramme } from '#shared/contracts/issuer/training';
import { getWalletPerson } from '#shared/contracts/issuer/people';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import { organismCaller } from '../../wallet/src/connections/organism-caller.ts';
import { acceptInvitation, readInvitation } from '../../wallet/src/connections/connect.ts';
import { listWalletSessions } from '#shared/contracts/issuer/wallet-sessions';
import type { Connection } from '../../wallet/src/connections/connection.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { openSchool, type School } from './given-people.ts';
import { refusalOf } from './refused.ts';
import { town, type Town } from './town.ts';

const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string => Buffer.from(text, encoding).toString('base64');

describe('a session', () => {
  let place: Town;
  let school: School;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Faculté des Métiers du Sillon');
  }, 120_000);

  it('finds métiers and competences as they are typed, accents ignored, and makes a programme of them', async () => {
    const found = await school.manager.call(searchOccupations, { query: { q: 'macon' } });
    expect(found.items.some(({ label, matched }) => /ma[cç]on/iu.test(`${label} ${matched ?? ''}`))).toBeTrue();
    const occupation = await school.manager.call(getOccupation, { params: { code: found.items[0]!.code } });
    const added = await school.manager.call(searchCompetences, { query: { q: 'securite chantier' } });
    const proposed = occupation.competences.slice(0, 3).map(({ code, label }) => ({ code, label }));
    const other = added.items.find(({ code }) => !proposed.some((one) => one.code === code))!;
    const body = {
      title: 'Maçonnerie et sécurité',
      occupationCode: occupation.code,
      scale: 'hundred' as const,
      competences: [...proposed, { code: other.code, label: other.label }, { code: null, label: 'Saluer l’équipe' }],
      courses: [{ title: 'Lecture de plans' }],
    };
    const programme = await school.manager.call(createProgramme, { body });
    expect(programme.competences.length).toBe(5);
    expect(programme.romeVersion).toMatch(/\d/u);
    expect(await refusalOf(school.manager.call(createProgramme, { body }))).toBe('title-taken');
    const params = { programmeId: programme.id };
    const renamed = await school.manager.call(updateProgramme, { params, body: { ...body, title: 'Maçonnerie, sécurité' } });
    expect(renamed.title).toBe('Maçonnerie, sécurité');
    expect(await refusalOf(school.trainer.call(createProgramme, { body: { ...body, title: 'Sans droit' } }))).toBe('not-allowed');
  });

  it('explains every row of a file before anything is saved, then saves all of it or nothing', async () => {
    const params = { sessionId: school.session.id };
    const run = (content: string, given: { dryRun: boolean; leaveOutBadRows?: boolean; fileName?: string }) =>
      school.manager.call(importEnrolments, {
        params,
        body: {
          fileName: given.fileName ?? 'stagiaires.csv',
          content,
          dryRun: given.dryRun,
          leaveOutBadRows: given.leaveOutBadRows ?? false,
        },
      });
    const rows = [
      'Prénom;Nom;E-mail',
      'Élodie;Garnaud;elodie.garnaud@courriel.example',
      'Hugo;;hugo@courriel.example',
      'Élodie;Garnaud;elodie.garnaud@courriel.example',
      'Yanis;Le Goff;pas-une-adresse',
      'Bao-An;Nguyễn;bao-an@courriel.example',
    ].join('\r\n');
    const dry = await run(base64(rows), { dryRun: true });
    expect(dry.rows.map(({ outcome }) => outcome)).toEqual(['new', 'wrong', 'twice-in-file', 'wrong', 'new']);
    expect(dry.rows.flatMap(({ line, errors }) => errors.map(({ column }) => `${line} ${column}`))).toEqual(['3 familyName', '5 email']);
    expect(dry.saved).toBeFalse();
    expect(await refusalOf(run(base64(rows), { dryRun: false }))).toBe('bad-rows');
    expect((await school.manager.call(listEnrolments, { params })).items).toEqual([]);
    expect(await refusalOf(run(base64('colonne;autre\n1;2'), { dryRun: true }))).toBe('wrong-headers');
    expect(await refusalOf(run(base64('89504e470d0a1a0a0000000d', 'hex'), { dryRun: true }))).toBe('not-a-csv');
    const saved = await run(base64(rows), { dryRun: false, leaveOutBadRows: true });
    expect([saved.saved, saved.good]).toEqual([true, 2]);
    const again = await run(base64(rows), { dryRun: true });
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['already-enrolled', 'wrong', 'twice-in-file', 'wrong', 'already-enrolled']);
    const western = await run(base64('Prénom;Nom;E-mail\nZoé;Hervé;zoe@courriel.example', 'latin1'), { dryRun: false });
    expect(western.rows[0]!.givenName).toBe('Zoé');
    expect((await school.manager.call(listEnrolments, { params })).items.length).toBe(3);
  });

  it('invites by e-mail; the wallet shows who invites before it joins, and the link is good once', async () => {
    const { around } = place;
    const link = `${around.walletUrl}/connecter#${await around.mailbox.code('elodie.garnaud@courriel.example', `${around.walletUrl}/connecter#`)}`;
    const wallet = headlessWallet(around.settings);
    const invitation = await readInvitation(wallet, link);
    expect(invitation.organisation.name).toBe(school.name);
    const connection: Connection = await acceptInvitation(wallet, invitation);
    const person = await organismCaller(wallet, connection).call(getWalletPerson);
    expect(person.ok && person.data.givenName).toBe('Élodie');
    const sessions = await organismCaller(wallet, connection).call(listWalletSessions);
    expect(sessions.ok && sessions.data.items.map(({ session }) => session)).toEqual([school.session.title]);
    expect(await refusalOf(readInvitation(headlessWallet(around.settings), link))).toBe('dead-link');

    const foreign = { ...readWalletInvitation(link)!, issuerUrl: 'https://ailleurs.example' };
    const { walletInvitationLink } = await import('#shared/contract/wallet-link');
    expect(await refusalOf(readInvitation(wallet, walletInvitationLink(around.walletUrl, foreign)))).toBe('issuer-unknown');

    const stolen = { ...connection, key: await wallet.keyring.make() };
    await wallet.store.write([{ room: 'connections', id: connection.id, value: stolen }]);
    const refused = await organismCaller(wallet, stolen)
      .call(getWalletPerson)
      .catch(() => ({ ok: false }));
    expect(refused.ok).toBeFalse();
  });
});
