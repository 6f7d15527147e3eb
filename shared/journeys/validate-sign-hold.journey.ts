import { listIssuances } from '#shared/contracts/issuer/credentials';
import { listHistory, refuseCompetence, validateCompetence } from '#shared/contracts/issuer/competences';
import { listEnrolments } from '#shared/contracts/issuer/training';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { webCrypto } from '#shared/credentials/web-crypto';
import { collectWaiting, listWaiting } from '../../wallet/src/credentials/collect-waiting.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { collectAll } from '../tooling/demo/headless-wallet.ts';
import { openPupil, openSchool, someone, type School } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

describe('validate, sign, hold', () => {
  let place: Town;
  let school: School;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Atelier des Remparts');
  }, 120_000);

  it('turns a validation into a credential of ten unlinkable copies that the wallet holds', async () => {
    const { wallet } = await openPupil(place, school, someone('Nadia', 'Kervella'), ['argent']);
    const held = await wallet.store.all<StoredCredential>('credentials');
    expect(held.map(({ kind }) => kind).sort()).toEqual(['competence', 'enrolment']);
    const competence = held.find(({ kind }) => kind === 'competence')!;
    expect(competence.title).toBe(school.programme.competences[0]!.label);
    expect(competence.level).toEqual({ label: 'Argent', notches: 2 });
    expect(competence.copies.length).toBe(10);
    const read = await Promise.all(competence.copies.map(({ compact }) => readSdJwt(compact, webCrypto)));
    const [one, other] = read.map(({ payload }) => payload as Record<string, Record<string, Record<string, unknown>>>);
    expect(one!['cnf']!['jwk']).not.toEqual(other!['cnf']!['jwk']);
    expect(one!['status']!['status_list']!['idx']).not.toEqual(other!['status']!['status_list']!['idx']);
    const checked = await refreshStates(wallet, true);
    expect(checked.map(({ state }) => state)).toEqual(['valid', 'valid']);
    expect(checked.every(({ checkedAt }) => checkedAt !== null)).toBeTrue();

    const { items } = await school.manager.call(listEnrolments, { params: { sessionId: school.session.id } });
    expect(items.find(({ givenName }) => givenName === 'Nadia')?.wallet).toBe('connected');
    const { items: issued } = await school.manager.call(listIssuances, { query: { state: 'delivered' } });
    expect(
      issued
        .filter(({ person }) => person.givenName === 'Nadia')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['competence', 'enrolment']);
  });

  it('keeps every decision: a refusal with a note, then a level, then a better one, each its own credential', async () => {
    const pupil = await openPupil(place, school, someone('Thomas', 'Quéméneur'), []);
    const competenceId = school.programme.competences[1]!.id;
    const params = { sessionId: school.session.id };
    const decided = { enrolmentId: pupil.enrolment.id, competenceId };
    await school.trainer.call(refuseCompetence, { params, body: { ...decided, note: 'Joints trop épais : à reprendre' } });
    await school.trainer.call(validateCompetence, { params, body: { ...decided, level: 'bronze', note: null } });
    expect(await refusalOf(school.trainer.call(validateCompetence, { params, body: { ...decided, level: 'bronze', note: null } }))).toBe(
      'already-decided',
    );
    expect(
      await refusalOf(school.trainer.call(validateCompetence, { params, body: { ...decided, level: 101 as never, note: null } })),
    ).not.toBe('done');
    await school.trainer.call(validateCompetence, { params, body: { ...decided, level: 'or', note: null } });

    const history = await school.manager.call(listHistory, { params: decided });
    expect(history.items.map(({ outcome, level }) => level?.value ?? outcome)).toEqual(['or', 'bronze', 'refused']);
    const collected = await collectAll(pupil.wallet, 2);
    expect(collected.map(({ level }) => level?.label).sort()).toEqual(['Bronze', 'Or']);
    expect(new Set(collected.map(({ subject }) => subject)).size).toBe(1);
  });

  it('gives one credential however often it is collected', async () => {
    const pupil = await openPupil(place, school, someone('Aminata', 'Diarrassouba'), []);
    const decided = {
      enrolmentId: pupil.enrolment.id,
      competenceId: school.programme.competences[0]!.id,
      level: 'or' as const,
      note: null,
    };
    await school.trainer.call(validateCompetence, { params: { sessionId: school.session.id }, body: decided });
    const { items } = await until(
      () => listWaiting(pupil.wallet),
      (answer) => answer.items.length === 1,
    );
    const twice = await Promise.allSettled([collectWaiting(pupil.wallet, items[0]!), collectWaiting(pupil.wallet, items[0]!)]);
    expect(twice.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    const held = (await pupil.wallet.store.all<StoredCredential>('credentials')).filter(({ kind }) => kind === 'competence');
    expect(new Set(held.map(({ issuanceId }) => issuanceId)).size).toBe(1);
    expect((await listWaiting(pupil.wallet)).items).toEqual([]);
    const { items: issued } = await school.manager.call(listIssuances, { query: { kind: 'competence' } });
    expect(issued.filter(({ person }) => person.givenName === 'Aminata').length).toBe(1);
  });
});
