import { DestroyRef, DOCUMENT, inject } from '@angular/core';

const threeSeconds = 3000;

/**
 * Runs `look` every three seconds while the page is open and in sight, one at a time, and at once when it comes back into sight. Stops with the
 * injection context, and as soon as `look` says that nothing more will come (false).
 */
export const watch = (look: () => Promise<boolean>, every = threeSeconds): void => {
  const page = inject(DOCUMENT);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let busy = false;
  const later = (): void => {
    clearTimeout(timer);
    if (!over && !page.hidden) timer = setTimeout(() => void turn(), every);
  };
  const turn = async (): Promise<void> => {
    if (busy || over) return;
    busy = true;
    over = !(await look()) || over;
    busy = false;
    later();
  };
  const seen = (): void => {
    if (page.hidden) clearTimeout(timer);
    else void turn();
  };
  page.addEventListener('visibilitychange', seen);
  inject(DestroyRef).onDestroy(() => {
    over = true;
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', seen);
  });
  later();
};
