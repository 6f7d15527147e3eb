/** Consent receipts in what people hand over: one receipt, or a journal that holds several. */
import { isList, isObject } from './jwt.ts';

const mostReceipts = 500;
const deepest = 8;

/** Two signed halves over one text (RFC 7515 section 7.2): whether it is a receipt to the letter is for `parseReceipt` to say. */
const isSigned = (value: object): boolean => 'payload' in value && 'signatures' in value;

const within = (value: unknown, deep: number): readonly object[] => {
  if ((!isObject(value) && !isList(value)) || deep > deepest) return [];
  if (isObject(value) && isSigned(value)) return [value];
  return Object.values(value).flatMap((one) => within(one, deep + 1));
};

/** Every receipt of a JSON text, as text of its own; none in any other text. */
export const findReceipts = (text: string): readonly string[] => {
  try {
    return within(JSON.parse(text), 0)
      .slice(0, mostReceipts)
      .map((one) => JSON.stringify(one));
  } catch {
    return [];
  }
};
