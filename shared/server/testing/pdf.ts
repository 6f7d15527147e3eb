import { createRequire } from 'node:module';

interface PdfMaker {
  setFonts(fonts: unknown): void;
  setLocalAccessPolicy(policy: () => boolean): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  createPdf(definition: unknown): { getBuffer(): Promise<Buffer> };
}
const require = createRequire(import.meta.url);

/** A PDF as pdfmake writes it, with JSON files inside. It reads its fonts and fetches nothing. */
export const givenPdf = async (files: Readonly<Record<string, string>>, more: object = {}): Promise<Uint8Array<ArrayBuffer>> => {
  const pdfmake = require('pdfmake') as PdfMaker;
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setFonts(require('pdfmake/fonts/Roboto.js'));
  const embedded = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      { src: `data:application/json;base64,${Buffer.from(text).toString('base64')}`, name },
    ]),
  );
  return new Uint8Array(await pdfmake.createPdf({ content: ['Attestation'], files: embedded, ...more }).getBuffer());
};
