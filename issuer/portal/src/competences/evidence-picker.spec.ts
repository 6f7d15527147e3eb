import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import { until } from '#shared/angular/given-until';
import { getCompetenceGrid, listHistory, validateCompetence } from '#shared/contracts/issuer/competences';
import { addEvidence, listValidationEvidence, removeEvidence } from '#shared/contracts/issuer/evidence';
import { EvidenceFile } from '#shared/contracts/issuer/evidence-file';
import { givenDecision, givenGrid } from './given.ts';
import { prepareEvidence, type EvidenceRefused } from './prepare-evidence.ts';
import { SessionCompetencesPage } from './session-competences-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const fileId = (last: number): string => `0192f0c0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const kept = (last: number) =>
  EvidenceFile.parse({
    id: fileId(last),
    ...{ mediaType: 'application/pdf', bytes: 2048, sha256: 'a'.repeat(64), addedAt: '2026-11-20T09:00:00.000Z' },
  });
const pdf = (name = 'devis.pdf'): File => new File(['%PDF-1.7 devis'], name, { type: 'application/pdf' });
/** Its type says a photo, its bytes do not. */
const fake = (): File => new File(['MZ not a photo'], 'photo.jpg', { type: 'image/jpeg' });

const open = async (api = new GivenApi()) => {
  let added = 0;
  api
    .given(getCompetenceGrid, givenGrid())
    .given(listHistory, { items: [givenDecision()] })
    .given(validateCompetence, givenDecision())
    .given(removeEvidence, {})
    .given(listValidationEvidence, { items: [kept(9)] });
  if (!api.calls(addEvidence).length) api.given(addEvidence, () => ({ ok: true, data: kept((added += 1)) }));
  const inputs = { id: '0192f0c0-0000-7000-8000-000000000401' };
  const page = await openPage(SessionCompetencesPage, { api, scope: 'competences', words, inputs });
  const pick = async (row: number, column: number): Promise<void> => {
    page.host.querySelector<HTMLButtonElement>(`[data-place='${row} ${column}']`)!.click();
    await settle();
  };
  const attach = async (...files: readonly File[]): Promise<void> => {
    const field = page.host.querySelector<HTMLInputElement>('carnet-evidence-picker input[type=file]')!;
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));
    const lines = () => [...page.host.querySelectorAll('carnet-evidence-picker li')];
    await until(() => lines().length === Math.min(files.length, 5) && lines().every((line) => !line.querySelector('mat-progress-bar')));
  };
  await pick(0, 0);
  return { ...page, api, pick, attach };
};

describe('evidence on the decision panel', () => {
  it('is sent at once for its cell, without its name, and goes with the validation', async () => {
    const page = await open();
    await page.attach(pdf());
    const [sent] = page.api.calls(addEvidence);

    expect(sent!.body!.content).toBe(btoa('%PDF-1.7 devis'));
    expect(JSON.stringify(sent)).not.toContain('devis.pdf');
    expect(page.text()).toContain('devis.pdf');
    expect(page.text()).toContain('Joint, 2 ko');
    await page.press('Or');
    await page.press('Valider au niveau Or');
    await until(() => !page.text().includes('devis.pdf'));
    expect(page.api.calls(validateCompetence)[0]!.body!.evidence as unknown).toEqual([fileId(1)]);
    expect(page.text()).not.toContain('devis.pdf');
    expect(page.api.calls(removeEvidence)).toEqual([]);
  });

  it('that is no photo nor PDF by its bytes is said so, and never sent', async () => {
    const page = await open();
    await page.attach(fake());

    expect(page.text()).toContain('ni une photo (JPEG, PNG ou WebP) ni un PDF');
    expect(page.api.calls(addEvidence)).toEqual([]);
  });

  it('that the organism refuses is told in its words, and can be put aside', async () => {
    const page = await open();
    page.api.given(addEvidence, () => refused('evidence-quota', { title: 'La place est pleine' }));
    await page.attach(pdf());
    expect(page.text()).toContain('La place est pleine');

    await page.press('Retirer devis.pdf');
    expect(page.text()).not.toContain('La place est pleine');
  });

  it('is taken back when it is removed, and when another cell is chosen before validating', async () => {
    const page = await open();
    await page.attach(pdf('un.pdf'), pdf('deux.pdf'));
    await page.press('Retirer un.pdf');
    await until(() => page.api.calls(removeEvidence).length === 1);
    expect(page.api.calls(removeEvidence).length).toBe(1);

    await page.pick(1, 0);
    await until(() => page.api.calls(removeEvidence).length === 2);
    expect(page.api.calls(removeEvidence).length).toBe(2);
    expect(page.text()).not.toContain('deux.pdf');
  });

  it('is five files at most, the others are not taken', async () => {
    const page = await open();
    await page.attach(...Array.from({ length: 7 }, (_, place) => pdf(`${place}.pdf`)));

    expect(page.api.calls(addEvidence).length).toBe(5);
    expect(page.text()).toContain('Cinq justificatifs sont joints');
  });

  it('of a past validation is listed when it is asked for', async () => {
    const page = await open();
    await page.press('Voir les justificatifs');
    await until(() => page.text().includes('Document 1'));

    expect(page.text()).toContain('Document 1');
  });
});

describe('a photo about to be sent', () => {
  const photo = async (width: number, note: string): Promise<Blob> => {
    const canvas = new OffscreenCanvas(width, 30);
    canvas.getContext('2d')!.fillRect(0, 0, width, 30);
    return new Blob([await canvas.convertToBlob({ type: 'image/png' }), note], { type: 'image/png' });
  };
  const bytesOf = (content: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(content), (character) => character.charCodeAt(0));

  it('is drawn again as a smaller JPEG, without what was written into it', async () => {
    const bytes = bytesOf(await prepareEvidence(await photo(3000, 'GPS 47.21 -1.55')));
    const bitmap = await createImageBitmap(new Blob([bytes]));

    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect([bitmap.width, bitmap.height]).toEqual([2400, 24]);
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('GPS');
  });

  it('is refused when it cannot be drawn, and a PDF of more than 8 MB too', async () => {
    const faultOf = (blob: Blob) => prepareEvidence(blob).catch((cause: unknown) => (cause as EvidenceRefused).fault);

    expect(await faultOf(fake())).toBe('unreadable');
    expect(await faultOf(new Blob(['%PDF-', new Uint8Array(8 * 1024 * 1024)]))).toBe('tooLarge');
  });
});
