/** Hands a text or bytes over as a file, which the browser saves where the person keeps their downloads. */
export const saveFile = (name: string, content: string | Uint8Array<ArrayBuffer>, type = 'application/json'): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
