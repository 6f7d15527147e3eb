import { TestBed } from '@angular/core/testing';
import { FormArray, FormControl, FormGroup } from '@angular/forms';
import * as z from 'zod';
import { Siret } from '#shared/contract/siret';
import { Email, text } from '#shared/contract/values';
import type { Answer } from '../api.ts';
import { refused } from '../given-api.ts';
import { contractForm } from './contract-form.ts';

const Body = z.object({ email: Email, siret: Siret, lines: z.array(z.object({ label: text(5) })).min(1) });
const make = () =>
  TestBed.runInInjectionContext(() =>
    contractForm(
      Body,
      { email: 'a@b.fr', siret: '902 453 224 00021', lines: new FormArray([new FormGroup({ label: new FormControl('mur') })]) },
      { 'already-member': '/email' },
    ),
  );
const keyOf = (form: ReturnType<typeof make>, pointer: string) => {
  const words = form.wrong(pointer);
  return words && 'key' in words ? words.key : words?.text;
};
const done: Answer<{ id: string }> = { ok: true, data: { id: '1' } };

describe('a form made from a contract', () => {
  it('sends when its schema agrees', async () => {
    const form = make();
    form.group.markAsDirty();
    const send = jasmine.createSpy().and.resolveTo(done);

    expect(await form.submit(send)).toEqual({ id: '1' });
    expect(send.calls.argsFor(0)[0]).toEqual({ email: 'a@b.fr', siret: '902 453 224 00021', lines: [{ label: 'mur' }] });
    expect(form.group.pristine).toBeTrue();
  });

  it('says what is wrong with each field, nested ones too', () => {
    const form = make();
    form.group.patchValue({ email: 'a@@b', siret: '902 453 224 00012', lines: [{ label: 'trop long' }] });

    expect([keyOf(form, '/email'), keyOf(form, '/siret'), keyOf(form, '/lines/0/label')]).toEqual(['email', 'siret-key', 'too_big_text']);
    expect(form.group.get('lines.0.label')?.hasError('contract')).toBeTrue();
  });

  it('says that an empty field is empty, whatever rule it breaks', () => {
    const form = make();
    form.group.patchValue({ email: '', siret: '' });

    expect([keyOf(form, '/email'), keyOf(form, '/siret')]).toEqual(['required', 'required']);
  });

  it('does not send what its schema refuses', async () => {
    const form = make();
    form.group.patchValue({ email: '' });
    const send = jasmine.createSpy();

    expect(await form.submit(send)).toBeNull();
    expect(send).not.toHaveBeenCalled();
    expect(form.failures()).toBe(1);
    expect(form.group.get('email')?.touched).toBeTrue();
  });

  it('sends once when it is clicked twice', async () => {
    const form = make();
    const send = jasmine.createSpy().and.callFake(() => new Promise((settle) => setTimeout(() => settle(done), 10)));

    const both = await Promise.all([form.submit(send), form.submit(send)]);

    expect(send).toHaveBeenCalledTimes(1);
    expect(both).toEqual([{ id: '1' }, null]);
    expect(form.pending()).toBeFalse();
  });

  it('puts the server’s errors on their fields until these change', async () => {
    const form = make();
    await form.submit(() => Promise.resolve(refused('invalid-request', { errors: [{ pointer: '/email', code: 'already-used' }] })));
    const before = keyOf(form, '/email');
    form.group.patchValue({ email: 'c@d.fr' });

    expect(before).toBe('already-used');
    expect(form.wrong('/email')).toBeNull();
    expect(form.group.valid).toBeTrue();
  });

  it('puts a refusal that has a place there, in the server’s words', async () => {
    const form = make();
    await form.submit(() => Promise.resolve(refused('already-member', { title: 'Déjà membre' })));

    expect(keyOf(form, '/email')).toBe('Déjà membre');
    expect(form.refusal()).toBeNull();
  });

  it('keeps the other refusals above the form, and lets one try again', async () => {
    const form = make();
    await form.submit(() => Promise.resolve(refused('unavailable')));
    const why = form.refusal()?.code;

    expect(why).toBe('unavailable');
    expect(await form.submit(() => Promise.resolve(done))).toEqual({ id: '1' });
    expect(form.refusal()).toBeNull();
  });
});
