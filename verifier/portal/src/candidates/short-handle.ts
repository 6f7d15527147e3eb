/** How a profile's handle is told aloud: six characters of it, `7K4-M2P`. The whole handle stays what the server is asked with. */
export const shortHandle = (handle: string): string => {
  const letters = handle.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return letters.length > 3 ? `${letters.slice(0, 3)}-${letters.slice(3, 6)}` : letters;
};
