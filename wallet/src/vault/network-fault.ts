/** Did the network fail, rather than what came over it? A `fetch`, or the reading of its body, that broke off or took too long (Fetch, section 5.6). */
export const isNetworkFault = (cause: unknown): boolean => {
  for (let one = cause, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    if (one instanceof TypeError || one.name === 'TimeoutError' || one.name === 'AbortError') return true;
  }
  return false;
};
