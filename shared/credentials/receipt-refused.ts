/** Why a consent receipt is no proof, and the sentence that says so. */
export const receiptFaults = {
  'receipt-malformed': {
    fr: 'Ce fichier n’est pas un reçu de consentement, ou il a été modifié.',
    en: 'This file is no consent receipt, or it was changed.',
  },
  'receipt-half-signed': {
    fr: 'Ce reçu n’est signé que d’un côté\u00a0: il ne prouve rien.',
    en: 'This receipt is signed by one side only: it proves nothing.',
  },
  'receipt-swapped': {
    fr: 'Une des signatures vient d’un autre reçu ou de quelqu’un d’autre.',
    en: 'One of the signatures comes from another receipt or from somebody else.',
  },
  'receipt-holder-signature': {
    fr: 'La signature de la personne ne tient pas\u00a0: le reçu a été modifié.',
    en: 'The person’s signature does not hold: the receipt was changed.',
  },
  'receipt-company-signature': {
    fr: 'La signature de l’entreprise ne tient pas.',
    en: 'The company’s signature does not hold.',
  },
  'receipt-company-unknown': {
    fr: 'La plateforme ne connaît pas, ou plus, l’entreprise qui a signé ce reçu.',
    en: 'The platform does not know the company that signed this receipt, or no longer does.',
  },
  'receipt-other-answer': {
    fr: 'Ce reçu parle d’une autre réponse.',
    en: 'This receipt is about another answer.',
  },
} as const;
export type ReceiptFault = keyof typeof receiptFaults;

export class ReceiptRefused extends Error {
  readonly why: ReceiptFault;
  constructor(why: ReceiptFault) {
    super(why);
    this.name = 'ReceiptRefused';
    this.why = why;
  }
}
