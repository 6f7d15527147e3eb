import type { Cut } from './cut-proxy.ts';

/** Not a round part of anything: successive points fall into the largest gap left. */
const golden = 0.618_033_988_75;

const cutAt = (line: string, step: number): Cut => {
  if (step === 0) return { line, phase: 'answer', part: 0 };
  if (step === 1) return { line, phase: 'sent', part: 1 };
  if (step === 2) return { line, phase: 'before', part: 0 };
  return { line, phase: step % 2 === 1 ? 'answer' : 'request', part: (step * golden) % 1 };
};

/** That many different places at which an exchange of these requests can be cut: each request before, in it, after it and in its answer. */
export const cutPoints = (requests: readonly string[], count: number): readonly Cut[] => {
  const lines = [...new Set(requests)];
  return Array.from({ length: count }, (_, place) => cutAt(lines[place % lines.length]!, Math.floor(place / lines.length)));
};
