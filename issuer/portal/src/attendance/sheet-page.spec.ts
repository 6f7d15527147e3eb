import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { correctAttendance, getSheet, markAttendance, signOffHalfDay, type Sheet } from '#shared/contracts/issuer/attendance';
import { givenSheet, markedSheet } from './given.ts';
import { SheetPage } from './sheet-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

/** A server that keeps the marks it is sent. */
const answering = (first: Sheet = givenSheet()) => {
  let held = first;
  const signed = (): Sheet => ({ ...held, state: 'signed-off', signedOffBy: 'Youssef Benhaddou' });
  return new GivenApi()
    .given(getSheet, () => ({ ok: true, data: held }))
    .given(markAttendance, ({ body }) => {
      held = markedSheet(held, body!.marks);
      return { ok: true, data: held };
    })
    .given(signOffHalfDay, () => ({ ok: true, data: signed() }))
    .given(correctAttendance, () => ({ ok: true, data: held }));
};
const open = async (api: GivenApi, permissions: readonly string[] = []) => {
  const page = await openPage(SheetPage, { api, scope: 'attendance', words, permissions, inputs: { id: givenSheet().id } });
  const row = (index: number) => page.host.querySelector<HTMLElement>(`tr[data-row='${index}']`)!;
  const chosen = (index: number) => row(index).querySelector('[aria-checked=true]')?.textContent?.trim() ?? null;
  return { ...page, row, chosen };
};
const marks = (api: GivenApi) => api.calls(markAttendance).flatMap(({ body }) => body!.marks.map(({ mark, minutes }) => [mark, minutes]));

describe('a sheet', () => {
  it('is filled by P A R E, line after line', async () => {
    const api = answering();
    const page = await open(api);
    page.row(0).focus();
    await page.key(page.row(0), 'a');
    expect(document.activeElement).toBe(page.row(1));
    await page.key(page.row(1), 'E');

    expect(marks(api)).toEqual([
      ['absent', null],
      ['excused', null],
    ]);
    expect([page.chosen(0), page.chosen(1)]).toEqual(['Absent', 'Excusé']);
  });

  it('has a title from the first moment, before its day is known', async () => {
    const page = await open(new GivenApi().given(getSheet, () => new Promise(() => undefined)));
    expect(page.host.querySelector('h1')?.textContent?.trim()).toBe('Demi-journées');
  });

  it('moves by the arrows without marking', async () => {
    const api = answering();
    const page = await open(api);
    await page.key(page.row(0), 'ArrowDown');
    expect(document.activeElement).toBe(page.row(1));
    expect(marks(api)).toEqual([]);
  });

  it('leaves the browser’s own keys alone', async () => {
    const api = answering();
    const page = await open(api);
    page.row(0).dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true }));
    expect(marks(api)).toEqual([]);
  });

  it('counts a late person’s minutes, fifteen until told otherwise', async () => {
    const api = answering();
    const page = await open(api);
    await page.key(page.row(0), 'r');
    const field = page.row(0).querySelector<HTMLInputElement>('input[type=number]')!;
    field.value = '40';
    field.dispatchEvent(new Event('change'));
    field.value = '0';
    field.dispatchEvent(new Event('change'));
    await page.key(null, '');

    expect(marks(api)).toEqual([
      ['late', 15],
      ['late', 40],
    ]);
  });

  it('is not signed while a mark is missing', async () => {
    const api = answering();
    const page = await open(api);
    await page.key(page.row(0), 'p');
    expect(page.text()).toContain('Il manque 1 présence');
    expect(page.disabled('Émarger et clore')).toBeTrue();
    await page.press('Tous présents');
    await page.press('Émarger et clore');
    expect(page.text()).toContain('Signer cette feuille');
    expect(api.calls(signOffHalfDay)).toEqual([]);
    await page.press('Émarger et clore');

    expect(api.calls(signOffHalfDay).length).toBe(1);
    expect(page.text()).toContain('Feuille signée par Youssef Benhaddou');
  });

  it('goes back to what the server holds when a mark is refused', async () => {
    const title = 'Cette session n’est pas la vôtre';
    const page = await open(answering().given(markAttendance, () => refused('not-assigned', { title })));
    await page.key(page.row(0), 'p');
    await page.key(null, '');

    expect(page.text()).toContain(title);
    expect(page.chosen(0)).toBeNull();
  });

  it('marks only who has no mark yet by one button', async () => {
    const api = answering(givenSheet({}, [{ mark: 'absent' }, {}]));
    const page = await open(api);
    await page.press('Tous présents');

    expect(marks(api)).toEqual([['present', null]]);
    expect([page.chosen(0), page.chosen(1)]).toEqual(['Absent', 'Présent']);
  });

  it('that has not begun says when, and takes nothing', async () => {
    const page = await open(answering(givenSheet({ state: 'upcoming' })));
    expect(page.text()).toContain('la feuille s’ouvrira à 8 h 30');
    expect(page.host.querySelector('[role=radio]')).toBeNull();
  });

  it('once signed takes a correction with its reason', async () => {
    const api = answering(givenSheet({ state: 'signed-off', signedOffBy: 'Youssef Benhaddou' }, [{ mark: 'absent' }, { mark: 'present' }]));
    const page = await open(api, ['attendance:correct:own']);
    page.row(0).querySelector<HTMLElement>('button')!.click();
    await page.key(null, '');
    await page.press('Excusé');
    await page.write('Motif de la correction', 'Certificat remis ce matin');
    await page.press('Corriger');

    const { enrolmentId } = givenSheet().rows[0]!;
    expect(api.calls(correctAttendance)[0]?.body).toEqual({
      enrolmentId,
      mark: 'excused',
      minutes: null,
      reason: 'Certificat remis ce matin',
    });
  });
});
