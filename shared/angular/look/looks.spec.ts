import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { until } from '../given-until.ts';
import { Claims } from './claims.ts';
import { Handle } from './handle.ts';
import { Leaf } from './leaf.ts';
import { Level } from './level.ts';
import { Monogram } from './monogram.ts';
import { Qr } from './qr.ts';
import { toneOf, Verdict } from './verdict.ts';

@Component({
  imports: [Claims, Handle, Leaf, Level, Monogram, Qr, Verdict],
  template: `
    <carnet-leaf heading="Coffrer l'ouvrage" kind="competence" organisation="Atelier-École du Bâtiment" identifier="did:a"
      ><carnet-level [notches]="2"
    /></carnet-leaf>
    <carnet-leaf id="off" heading="Couler" kind="attendance" organisation="Greta" identifier="did:b" [off]="true" />
    <carnet-leaf
      id="tall"
      [tall]="true"
      [level]="2"
      heading="Couler"
      kind="enrolment"
      organisation="Greta"
      identifier="did:b"
      ink="prune"
      siret="90245322400021"
    />
    <carnet-level id="hundred" [notches]="3" label="92/100" />
    <carnet-verdict tone="check" />
    <carnet-verdict id="said" tone="no">Retirée le 4 nov.</carnet-verdict>
    <carnet-claims [lines]="[{ label: 'Niveau', value: 'Argent' }]" />
    <carnet-monogram name="Greta du Val" identifier="did:b" />
    <carnet-handle handle="7K4-M2" />
    <carnet-qr text="https://carnet.example/v/abc" />
  `,
})
class Page {}

describe('the looks', () => {
  let host: HTMLElement;
  const text = (selector: string) => host.querySelector(selector)?.textContent?.replace(/\s+/gu, ' ').trim();

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse() });
    await openWords();
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    host = fixture.nativeElement as HTMLElement;
    await until(() => host.querySelector('carnet-qr svg, carnet-qr canvas, carnet-qr img') !== null);
    await fixture.whenStable();
  });

  it('show a leaf: who, what, and the kind for who cannot see it', () => {
    expect(text('carnet-leaf h3')).toBe('Coffrer l’ouvrage');
    expect(text('carnet-leaf .organisation')).toBe('Atelier-École du Bâtiment');
    expect(text('carnet-leaf .letters')).toBe('AE');
    expect(text('carnet-leaf .cdk-visually-hidden')).toBe('Compétence');
  });

  it('take the ink from a withdrawn leaf', () => {
    expect(host.querySelector('#off .leaf')?.getAttribute('data-state')).toBe('off');
  });

  it('put the organism and its SIRET on a tall leaf, in the ink it chose', () => {
    expect(text('#tall .who')).toBe('GretaSIRET 902 453 224 00021');
    expect(host.querySelector('#tall .leaf')?.getAttribute('data-ink')).toBe('prune');
    expect(text('#tall h2')).toBe('Couler');
  });

  it('say a level with notches, a word, and its rank', () => {
    expect(text('carnet-level')).toBe('Argent (2 sur 3)');
    expect(host.querySelectorAll('carnet-level:not([id]) .on').length).toBe(2);
    expect(text('#hundred')).toBe('92/100 (3 sur 3)');
  });

  it('say a verdict with an icon and a word', () => {
    expect(text('carnet-verdict')).toBe('À vérifier');
    expect(host.querySelector('carnet-verdict svg')).not.toBeNull();
    expect(text('#said')).toBe('Retirée le 4 nov.');
  });

  it('list claims as terms and values', () => {
    expect([text('dt'), text('dd')]).toEqual(['Niveau', 'Argent']);
  });

  it('keep decoration from screen readers', () => {
    expect(host.querySelector('carnet-monogram')?.getAttribute('aria-hidden')).toBe('true');
    expect(text('carnet-handle .name')).toBe('7K4-M2');
  });

  it('draw a QR code with a name', () => {
    const drawing = host.querySelector('carnet-qr svg');
    expect(drawing?.getAttribute('aria-label')).toBe('Code QR à scanner');
    expect(drawing?.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(500);
  });
});

describe('the tone of a word', () => {
  it('is never ok for what is not known', () => {
    expect(['verified', 'passed', 'valid', 'failed', 'revoked', 'unchecked', 'anything'].map(toneOf)).toEqual([
      'ok',
      'ok',
      'ok',
      'no',
      'no',
      'check',
      'check',
    ]);
  });
});
