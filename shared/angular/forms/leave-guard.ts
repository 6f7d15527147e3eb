import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import type * as z from 'zod';
import { Words } from '../i18n/words.ts';
import { Confirm } from '../notices/confirm.ts';
import type { ContractForm } from './contract-form.ts';

/** A page that holds a form, or says itself whether something would be lost. */
export interface MayLose {
  readonly form?: ContractForm<z.ZodType>;
  unsaved?(): boolean;
}

/** `canDeactivate: [leaveGuard]`: asks before unsaved changes are lost. */
export const leaveGuard: CanDeactivateFn<MayLose> = async (page): Promise<boolean> => {
  const lost = page.unsaved?.() ?? page.form?.group.dirty ?? false;
  if (!lost) return true;
  const words = inject(Words);
  return inject(Confirm).ask({
    heading: words.say('common.form.leave'),
    text: words.say('common.form.leaveText'),
    yes: words.say('common.form.leaveYes'),
    no: words.say('common.form.stay'),
  });
};
