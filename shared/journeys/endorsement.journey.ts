import { endorseExperience, getEvidence, listEndorsements, withdrawEndorsement } from '#shared/contracts/issuer/endorsements';
import { digestSri } from '#shared/credentials/declaration-digest';
import { pairedDeclarations } from '#shared/credentials/paired-declarations';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import type { Connection } from '../../wallet/src/connections/connection.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { declareOwnExperience } from '../../wallet/src/experiences/declare-own-experience.ts';
import { askForEndorsement, refreshEndorsements } from '../../wallet/src/experiences/endorsements.ts';
import { collectAll } from '../tooling/demo/headless-wallet.ts';
import { openPupil, openSchool, someone, type Pupil, type School } from './given-people.ts';
import { until } from './refused.ts';
import { town } from './town.ts';

const experience = {
  ...{ title: 'Aide maçonne', organisation: 'Bâti du Lac', startsOn: '2024-01-08', endsOn: '2025-06-30', description: 'Murs de pisé.' },
  competences: [
    { name: 'Monter un mur de pisé', code: null },
    { name: 'Conduire un chariot', code: null },
  ],
};

describe('an experience that a person declares and an organism endorses', () => {
  let school: School;
  let pupil: Pupil;
  let experienceId = '';

  const held = async (kind: StoredCredential['kind']): Promise<StoredCredential | undefined> =>
    (await pupil.wallet.store.all<StoredCredential>('credentials')).find((one) => one.kind === kind);
  const payloadOf = async (one: StoredCredential) => (await readSdJwt(one.copies[0]!.compact, pupil.wallet.crypto)).payload;
  const requests = async () => (await school.trainer.call(listEndorsements)).items;

  beforeAll(async () => {
    const place = await town();
    school = await openSchool(place, 'Chantier du Marais');
    pupil = await openPupil(place, school, someone('Solenn', 'Maurel'), ['argent']);
    experienceId = (await declareOwnExperience(pupil.wallet, experience)).id;
  }, 120_000);

  it('is shown to the organism with the competences asked for, and the file for the time of the decision', async () => {
    const [connection] = await pupil.wallet.store.all<Connection>('connections');
    const digest = await digestSri(new TextEncoder().encode('Certificat de travail'));
    const evidence = { name: 'certificat.pdf', digest, content: btoa('Certificat de travail') };
    const competences = experience.competences.map(({ name }) => name);
    await askForEndorsement(pupil.wallet, experienceId, { connectionId: connection!.id, competences, words: null, evidence });

    const [one] = await requests();
    const { content } = await school.trainer.call(getEvidence, { params: { endorsementId: one!.id } });
    expect([one!.declared.title, one!.person.givenName, atob(content)]).toEqual(['Aide maçonne', 'Solenn', 'Certificat de travail']);
  }, 60_000);

  it('earns a credential of the organism’s own for what it endorses, linked to the declaration by hash', async () => {
    const [one] = await requests();
    const body = { competences: [experience.competences[0]!.name] };
    await school.trainer.call(endorseExperience, { params: { endorsementId: one!.id }, body });
    await collectAll(pupil.wallet, 1);
    await refreshEndorsements(pupil.wallet, experienceId);

    const [endorsement, declaration] = [await held('endorsement'), await held('experience')];
    const payloads = [await payloadOf(endorsement!), await payloadOf(declaration!)];
    expect([endorsement!.copies.length, endorsement!.issuerName]).toEqual([10, school.name]);
    expect(JSON.stringify(payloads[0]!['ld'])).not.toContain('chariot');
    expect([...(await pairedDeclarations(payloads))]).toEqual([0]);
    expect(declaration!.endorsements!.map(({ state, endorsed }) => [state, endorsed] as const)).toEqual([
      ['endorsed', ['Monter un mur de pisé']],
    ]);
  }, 120_000);

  it('is worth nothing more from the organism once it withdraws, and stays the person’s', async () => {
    const [one] = await requests();
    const params = { endorsementId: one!.id };
    await school.manager.call(withdrawEndorsement, { params, body: { reason: 'Donnée à une autre personne' } });

    await until(
      async () => {
        await refreshStates(pupil.wallet, true);
        return held('endorsement');
      },
      (endorsement) => endorsement?.state === 'revoked',
      90,
    );
    expect([(await held('endorsement'))!.reason, (await held('experience'))!.state]).toEqual(['Donnée à une autre personne', 'valid']);
  }, 120_000);
});
