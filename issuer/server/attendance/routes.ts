import * as contract from '#shared/contracts/issuer/attendance';
import * as challenges from '#shared/contracts/issuer/challenges';
import * as completions from '#shared/contracts/issuer/completions';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { addHalfDay } from './add-half-day.ts';
import { answerChallenge } from './answer-challenge.ts';
import { correctAttendance } from './correct-attendance.ts';
import { openChallenge } from './open-challenge.ts';
import { getSheet } from './get-sheet.ts';
import { issueCompletions } from './issue-completions.ts';
import { listCompletions } from './list-completions.ts';
import { listHalfDays } from './list-half-days.ts';
import { listMarkHistory } from './list-mark-history.ts';
import { listToday } from './list-today.ts';
import { markAttendance } from './mark-attendance.ts';
import { getCompletionProofs, getWalletCompletionProofs } from './prove-completion.ts';
import { signOffHalfDay } from './sign-off-half-day.ts';

export const routes: Mount = (kernel) => {
  // Before the route with a parameter: `today` is no id.
  serve(kernel, contract.listToday, listToday);
  serve(kernel, contract.listHalfDays, listHalfDays);
  serve(kernel, contract.addHalfDay, addHalfDay);
  serve(kernel, contract.getSheet, getSheet);
  serve(kernel, contract.markAttendance, markAttendance);
  serve(kernel, contract.signOffHalfDay, signOffHalfDay);
  serve(kernel, contract.correctAttendance, correctAttendance);
  serve(kernel, contract.listMarkHistory, listMarkHistory);
  serve(kernel, completions.listCompletions, listCompletions);
  serve(kernel, completions.issueCompletions, issueCompletions);
  serve(kernel, completions.getCompletion, getCompletionProofs);
  serve(kernel, challenges.openChallenge, openChallenge);
  serve(kernel, challenges.answerChallenge, answerChallenge);
  serve(kernel, completions.getWalletCompletion, getWalletCompletionProofs);
};
