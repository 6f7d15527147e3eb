import { answerChallenge, openChallenge } from '#shared/contracts/issuer/challenges';
import { makeCaller } from '#shared/contract/call';
import { checkHalfDay } from '../../issuer/portal/src/challenge/check-half-day.ts';
import { carnetPaper, type PaperWords } from '../../wallet/src/export/carnet-paper.ts';
import { gatherWhole } from '../../wallet/src/export/held.ts';
import { collectAll } from '../tooling/demo/headless-wallet.ts';
import { openWallet } from '../tooling/demo/trainee.ts';
import { certifiedSession } from '../tooling/pictures/types-people.ts';
import { openSchool, someone } from './given-people.ts';
import { until } from './refused.ts';
import { town } from './town.ts';

const words: PaperWords = {
  ...{ title: 'Carnet', asOf: (day) => day, scan: (until) => until, inside: 'Joint', declared: 'Déclaré', challenge: 'Financeur' },
  ...{ verdict: { verified: 'Vérifié', 'to-check': 'À vérifier', refused: 'Refusé' }, page: (page) => String(page) },
};

describe('a funder who holds only the paper', () => {
  it('challenges any half-day of the certificate by the code that is printed on it', async () => {
    const place = await town();
    const school = await openSchool(place, 'École des Compagnons du Loir');
    const trainee = someone('Maëlle', 'Trévidic');
    const { manager, programme } = school;
    await certifiedSession({ manager, place: { programme } }, 'Promotion du papier', [trainee]);
    const wallet = await openWallet(place.around, trainee, 1);
    const whole = await until(
      async () => {
        await collectAll(wallet, 0);
        return gatherWhole(wallet);
      },
      ({ held }) => held.some(({ credential }) => credential.kind === 'completion'),
    );

    const paper = carnetPaper(whole, { words, locale: 'fr', link: null });
    const codes = Array.from(JSON.stringify(paper.content).matchAll(/"qr":"(.*?)"/gu), ([, code]) => new URL(code!));

    expect(codes.map(({ origin, pathname, search }) => [origin, pathname, search])).toEqual([
      [wallet.settings.issuerUrl, '/challenge', ''],
    ]);
    const root = codes[0]!.hash.slice(1);
    const funder = makeCaller(wallet.settings.issuerUrl);
    const opened = await funder.call(openChallenge, { body: { root } });
    if (!opened.ok) throw new Error(opened.code);
    expect(opened.data.organisation.name).toBe(school.name);
    const picked = { place: 1, ...opened.data.halfDays[1]! };
    const answered = await funder.call(answerChallenge, { body: { root, place: 1 } });
    if (!answered.ok) throw new Error(answered.code);
    expect((await checkHalfDay({ root, certified: null }, picked, answered.data.proof)).proven).toBeTrue();
  }, 120_000);
});
