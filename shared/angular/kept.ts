/** A small choice kept on this device. Storage may be refused (private browsing): the choice then lasts as long as the page. */
export const kept = <T extends string>(key: string, allowed: readonly T[]) => ({
  read(): T | null {
    try {
      const found = localStorage.getItem(key);
      return allowed.find((one) => one === found) ?? null;
    } catch {
      return null;
    }
  },
  write(value: T): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      return;
    }
  },
});
