import { mostEvidenceBytes } from '#shared/contracts/issuer/evidence-file';

export type EvidenceFault = 'unreadable' | 'tooLarge';
export class EvidenceRefused extends Error {
  readonly fault: EvidenceFault;
  constructor(fault: EvidenceFault) {
    super(`evidence: ${fault}`);
    this.fault = fault;
  }
}

/** On its longest side: legible, and a tenth of what a phone makes. */
const mostPixels = 2400;

const drawn = async (bitmap: ImageBitmap): Promise<Blob> => {
  const scale = Math.min(1, mostPixels / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
};

/** A photo is drawn again: smaller, upright, and without what a phone writes into it (where, when, with which device). */
const photo = async (file: Blob): Promise<Blob> => {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new EvidenceRefused('unreadable');
  }
  try {
    return await drawn(bitmap);
  } finally {
    bitmap.close();
  }
};

const isPdf = async (file: Blob): Promise<boolean> => (await file.slice(0, 5).text()) === '%PDF-';

const base64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/u, ''));
    reader.onerror = () => reject(new EvidenceRefused('unreadable'));
    reader.readAsDataURL(blob);
  });

/** What is sent of a chosen file, in base64. Refuses what is neither a photo nor a PDF, and a PDF of more than 8 MB. */
export const prepareEvidence = async (file: Blob): Promise<string> => {
  const ready = (await isPdf(file)) ? file : await photo(file);
  if (ready.size > mostEvidenceBytes) throw new EvidenceRefused('tooLarge');
  return base64(ready);
};
