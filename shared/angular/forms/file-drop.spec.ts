import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { FileDrop } from './file-drop.ts';

@Component({
  imports: [FileDrop],
  template: `<carnet-file-drop
    label="Choisir un fichier"
    kinds="PDF ou texte"
    [takes]="takes"
    (file)="said.push($event.name)"
    (text)="said.push('text: ' + $event)"
    (refused)="said.push('refused: ' + $event)"
  />`,
})
class Page {
  readonly takes = { accept: '.pdf,text/*', most: 100 };
  readonly said: string[] = [];
}

const file = (name: string, type: string, bytes = 10): File => new File([new Uint8Array(bytes)], name, { type });
const carrying = (...files: readonly File[]): DataTransfer => {
  const transfer = new DataTransfer();
  for (const one of files) transfer.items.add(one);
  return transfer;
};
const pdf = file('un.pdf', 'application/pdf');

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords();
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const zone = host.querySelector<HTMLElement>('.drop')!;
  const field = host.querySelector('input')!;
  const drag = async (name: string, dataTransfer = carrying(pdf), more: DragEventInit = {}, on: Element = zone) => {
    const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true, ...more });
    on.dispatchEvent(event);
    await fixture.whenStable();
    return event;
  };
  const choose = (...files: readonly File[]): void => {
    field.files = carrying(...files).files;
    field.dispatchEvent(new Event('change'));
  };
  return { said: fixture.componentInstance.said, host, zone, field, drag, choose, over: () => zone.classList.contains('over') };
};

describe('a file handed over', () => {
  it('is chosen, and may be chosen again', async () => {
    const { said, field, choose } = await open();
    choose(pdf);
    expect(field.files?.length).toBe(0);
    choose(pdf);

    expect([said, field.accept]).toEqual([['un.pdf', 'un.pdf'], '.pdf,text/*']);
  });

  it('is dropped, and the browser does not leave the page for it', async () => {
    const { said, drag } = await open();
    const [over, dropped] = [await drag('dragover'), await drag('drop')];

    expect([over.defaultPrevented, dropped.defaultPrevented]).toEqual([true, true]);
    expect(said).toEqual(['un.pdf']);
  });

  it('may be a text that is dropped', async () => {
    const { said, drag } = await open();
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'eyJ…');
    await drag('drop', transfer);
    await drag('drop', new DataTransfer());

    expect(said).toEqual(['text: eyJ…']);
  });

  it('shows that it can be let go, for as long as it is over the zone', async () => {
    const { drag, over, host, zone } = await open();
    const word = host.querySelector('strong')!;
    await drag('dragenter');
    expect(over()).toBeTrue();
    await drag('dragleave', carrying(), { relatedTarget: word });
    expect(over()).toBeTrue();
    await drag('dragleave', carrying(), { relatedTarget: zone }, word);
    expect(over()).toBeTrue();
    await drag('dragleave', carrying(), { relatedTarget: document.body });
    expect(over()).toBeFalse();
    await drag('dragover');
    await drag('drop');
    expect(over()).toBeFalse();
  });

  it('is refused when it is of another kind, too large, or several, by either way', async () => {
    const { said, drag, choose } = await open();
    const film = file('film.mp4', 'video/mp4');
    for (const files of [[film], [file('lourd.pdf', 'application/pdf', 101)], [pdf, file('deux.pdf', 'application/pdf')]]) {
      choose(...files);
      await drag('drop', carrying(...files));
    }

    expect(said).toEqual(['kind', 'kind', 'too-large', 'too-large', 'several', 'several'].map((why) => `refused: ${why}`));
  });

  it('is refused when it is a folder', async () => {
    const { said, zone } = await open();
    const event = new Event('drop', { bubbles: true, cancelable: true });
    const item = { webkitGetAsEntry: () => ({ isDirectory: true }) };
    // No script can make a folder to drag: the browser's own words for one.
    Object.defineProperty(event, 'dataTransfer', { value: { items: [item], files: [file('dossier', '')], getData: () => '' } });
    zone.dispatchEvent(event);

    expect(said).toEqual(['refused: kind']);
  });

  it('is reached by the keyboard, seen there, and read out by its name and kinds', async () => {
    const { field, zone } = await open();
    const words = (attribute: string) => document.getElementById(field.getAttribute(attribute)!)?.textContent;
    field.focus();

    expect([document.activeElement === field, field.tabIndex, field.type]).toEqual([true, 0, 'file']);
    expect([getComputedStyle(zone).outlineStyle, getComputedStyle(zone).outlineWidth]).toEqual(['solid', '3px']);
    expect([words('aria-labelledby'), words('aria-describedby')]).toEqual(['Choisir un fichier', 'PDF ou texte']);
    field.blur();
    expect(getComputedStyle(zone).outlineStyle).toBe('none');
  });
});
