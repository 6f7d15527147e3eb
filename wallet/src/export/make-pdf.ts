import * as pdfmake from 'pdfmake/build/pdfmake';
import * as fonts from 'pdfmake/build/vfs_fonts';
import type { PaperDefinition } from './carnet-paper.ts';

/** A CommonJS module may come whole, or as its default. */
const whole = <T>(module: T): T => (module as { readonly default?: T }).default ?? module;

/** Prints here, in the browser: nothing of a carnet is sent anywhere, and nothing is fetched. Heavy: load it when it is asked for. */
export const makePdf = async (definition: PaperDefinition): Promise<Uint8Array<ArrayBuffer>> => {
  const printer = whole(pdfmake);
  printer.addVirtualFileSystem(whole(fonts));
  printer.setUrlAccessPolicy(() => false);
  return new Uint8Array(await printer.createPdf(definition).getBuffer());
};
