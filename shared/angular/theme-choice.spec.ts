import { TestBed } from '@angular/core/testing';
import { ThemeChoice } from './theme-choice.ts';

describe('the theme', () => {
  const classes = document.documentElement.classList;
  afterEach(() => {
    localStorage.removeItem('carnet.theme');
    classes.remove('theme-light', 'theme-dark');
  });

  it('follows the system at first', () => {
    TestBed.inject(ThemeChoice);
    expect([classes.contains('theme-light'), classes.contains('theme-dark')]).toEqual([false, false]);
  });

  it('keeps the person’s choice', () => {
    TestBed.inject(ThemeChoice).choose('dark');
    TestBed.resetTestingModule();

    expect(TestBed.inject(ThemeChoice).current()).toBe('dark');
    expect(classes.contains('theme-dark')).toBeTrue();
  });

  it('ignores what it did not write', () => {
    localStorage.setItem('carnet.theme', '"><script>');
    expect(TestBed.inject(ThemeChoice).current()).toBe('system');
  });
});
