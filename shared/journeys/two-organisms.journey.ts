import { listIssuances } from '#shared/contracts/issuer/credentials';
import { getCompetenceGrid } from '#shared/contracts/issuer/competences';
import { listEnrolments, listSessions } from '#shared/contracts/issuer/training';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import type { Connection } from '../../wallet/src/connections/connection.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { webCrypto } from '#shared/credentials/web-crypto';
import { collectAll, connect } from '../tooling/demo/headless-wallet.ts';
import { enrol } from '../tooling/demo/training.ts';
import { openPupil, openSchool, someone, validateLevels } from './given-people.ts';
import { refusalOf } from './refused.ts';
import { town } from './town.ts';

describe('a second organism', () => {
  it('enrols the same trainee; the same wallet holds both; neither organism sees the other', async () => {
    const place = await town();
    const first = await openSchool(place, 'Lycée des Métiers de la Pierre');
    const second = await openSchool(place, 'Coopérative de la Couverture');
    const trainee = someone('Marjolaine', 'Guillou');
    const { wallet, enrolment } = await openPupil(place, first, trainee, ['or']);
    const other = await enrol(second.manager, second.session, trainee);
    expect(other.personId).not.toBe(enrolment.personId);
    await validateLevels(second, other, ['bronze']);
    const { mailbox, walletUrl } = place.around;
    let invitation = readWalletInvitation(`#${await mailbox.code(trainee.email, `${walletUrl}/connecter#`)}`)!;
    for (let tries = 0; tries < 50 && (await refusalOf(connect(wallet, invitation.issuerUrl, invitation.code))) === 'dead-link'; tries += 1)
      invitation = readWalletInvitation(`#${await mailbox.code(trainee.email, `${walletUrl}/connecter#`)}`)!;
    await collectAll(wallet, 2);

    const held = await wallet.store.all<StoredCredential>('credentials');
    expect(held.map(({ kind, issuerName }) => `${kind} ${issuerName}`).sort()).toEqual(
      [first, second].flatMap(({ name }) => [`competence ${name}`, `enrolment ${name}`]).sort(),
    );
    const connections = await wallet.store.all<Connection>('connections');
    expect(new Set(connections.map(({ key }) => key.thumbprint)).size).toBe(2);
    const payloads = await Promise.all(held.flatMap(({ copies }) => copies.map(({ compact }) => readSdJwt(compact, webCrypto))));
    expect(new Set(payloads.map(({ payload }) => JSON.stringify(payload['cnf']))).size).toBe(40);

    for (const [school, stranger] of [
      [first, second],
      [second, first],
    ] as const) {
      const { items } = await school.manager.call(listIssuances);
      expect(items.length).toBe(2);
      expect((await school.manager.call(listSessions)).items.map(({ id }) => id)).toEqual([school.session.id]);
      const params = { sessionId: stranger.session.id };
      expect(await refusalOf(school.manager.call(listEnrolments, { params }))).toBe('not-found');
      expect(await refusalOf(school.trainer.call(getCompetenceGrid, { params }))).toBe('not-found');
    }
  });
});
