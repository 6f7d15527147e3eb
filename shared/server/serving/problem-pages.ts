import { commonProblems, type Problem } from '../../contract/problem.ts';
import type { Kernel } from '../kernel.ts';
import { localeOf } from './answer-problem.ts';
import { answerPage, escapeHtml } from './html-page.ts';
import { wrongMediaType } from './read-body.ts';

const words = {
  fr: { status: 'Réponse HTTP', code: 'Code', other: 'En anglais' },
  en: { status: 'HTTP status', code: 'Code', other: 'In French' },
} as const;

const bodyOf = (problem: Problem, locale: 'fr' | 'en'): string => {
  const other = problem.title[locale === 'fr' ? 'en' : 'fr'];
  const lines = [
    [words[locale].code, `<code>${escapeHtml(problem.code)}</code>`],
    [words[locale].status, String(problem.status)],
    [words[locale].other, escapeHtml(other)],
  ];
  return `<dl class="card">${lines.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`;
};

/** `/problems/:code`: the page a problem's `type` points to (RFC 9457 section 3.1.1), printed from the contracts mounted so far. */
export const mountProblemPages = (kernel: Kernel): void => {
  kernel.router.get('/problems/:code', (ctx) => {
    const known = [...commonProblems, wrongMediaType, ...kernel.routes.flatMap((route) => route.refuses)];
    const problem = known.find((one) => one.code === ctx.params['code']);
    if (!problem) return;
    const locale = localeOf(ctx.get('accept-language'));
    answerPage(ctx, { title: problem.title[locale], locale, body: bodyOf(problem, locale) });
  });
};
