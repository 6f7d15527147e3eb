import { GivenApi } from '#shared/angular/given-api';
import { openPage, settle, type OpenedPage } from '#shared/angular/given-page';
import { answerChallenge, openChallenge } from '#shared/contracts/issuer/challenges';
import { halfDayLeaf } from '#shared/credentials/half-day-leaf';
import { merkleRoot, proveInclusion } from '#shared/credentials/merkle';
import { ChallengePage } from './challenge-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const day = '2026-11-24' as never;
const leaf = (half: 'am' | 'pm', minutes: number) =>
  halfDayLeaf({ record: `mark-${half}`, day: '2026-11-24', half, mark: 'present', minutes, planned: 210 }, `salt-${half}`);
const leaves = [leaf('am', 210), leaf('pm', 180)];
const organisation = { name: 'Organisme de l’Ardoise', siret: '73282932000074' };

/** What is read and checked comes in its own time: the page is asked until it says so. */
const until = async ({ fixture }: OpenedPage, said: () => boolean): Promise<void> => {
  const last = Date.now() + 4000;
  while (!said() && Date.now() < last) {
    await settle();
    await fixture.whenStable();
  }
  expect(said()).toBeTrue();
};

describe('the page of a funder’s challenge', () => {
  const given = async (answered = leaves) => {
    const proof = await proveInclusion(answered, 1);
    const api = new GivenApi()
      .given(openChallenge, {
        organisation,
        halfDays: [
          { day, half: 'am' },
          { day, half: 'pm' },
        ],
      })
      .given(answerChallenge, { proof: { ...proof, path: [...proof.path] } });
    const page = await openPage(ChallengePage, { api, scope: 'challenge', words });
    return { api, page, root: await merkleRoot(leaves) };
  };
  const type = (page: Awaited<ReturnType<typeof given>>['page'], text: string): void => {
    const area = page.host.querySelector('textarea')!;
    area.value = text;
    area.dispatchEvent(new Event('input'));
  };

  beforeEach(() => {
    const settings = { issuerUrl: 'https://organisme.example', issuerRegistryKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } };
    spyOn(globalThis, 'fetch').and.callFake(() => Promise.resolve(new Response(JSON.stringify(settings))));
  });

  it('reads a printed code, and proves a half-day by it', async () => {
    const { api, page, root } = await given();
    type(page, root);
    await page.press('Lire le certificat');
    await until(page, () => page.text().includes('Quelle demi-journée'));
    expect(page.text()).toContain('Organisme de l’Ardoise');

    page.host.querySelectorAll<HTMLButtonElement>('li button')[1]!.click();
    await until(page, () => page.text().includes('sous l’empreinte du certificat'));

    expect(page.text()).toContain('3 h');
    expect(api.calls(answerChallenge).map(({ body }) => body as unknown)).toEqual([{ root, place: 1 }]);
  });

  it('says when the answer does not lead to the certificate', async () => {
    const { page, root } = await given([leaves[0]!, leaf('pm', 210)]);
    type(page, root);
    await page.press('Lire le certificat');
    await until(page, () => page.text().includes('Quelle demi-journée'));

    page.host.querySelectorAll<HTMLButtonElement>('li button')[1]!.click();
    await until(page, () => page.text().includes('n’est pas dans le total certifié'));

    expect(page.text()).not.toContain('sous l’empreinte');
  });

  it('asks nothing of the organism for what is no certificate', async () => {
    const { api, page } = await given();
    type(page, 'Bonjour');
    await page.press('Lire le certificat');
    await until(page, () => page.text().includes('ni un certificat'));

    expect(api.calls(openChallenge)).toEqual([]);
  });

  it('says that its server does not answer, and reads again once it does', async () => {
    const { page, root } = await given();
    const edge = globalThis.fetch as jasmine.Spy<typeof fetch>;
    const answered = await edge('/config.json').then((answer) => answer.text());
    edge.and.resolveTo(new Response('<h1>502</h1>', { status: 502 }));
    type(page, root);
    await page.press('Lire le certificat');
    await until(page, () => page.text().includes('Notre serveur ne répond pas'));

    edge.and.resolveTo(new Response(answered));
    await page.press('Lire le certificat');
    await until(page, () => page.text().includes('Quelle demi-journée'));
  });

  it('takes a certificate that is dropped, and opens no other kind of file', async () => {
    const { api, page, root } = await given();
    const drop = (name: string, type: string, content: string): void => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name, { type }));
      page.host.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true }));
    };
    drop('certificat.png', 'image/png', 'image');
    await until(page, () => page.text().includes('Ce genre de fichier ne se lit pas ici.'));
    drop('certificat.txt', 'text/plain', 'Bonjour');
    await until(page, () => page.text().includes('ni un certificat'));
    expect(api.calls(openChallenge)).toEqual([]);

    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', root);
    page.host.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true }));
    await until(page, () => page.text().includes('Quelle demi-journée'));
  });
});
