/** The files in which credentials are looked for, as a file field names them, and the largest that is opened. */
export const documentFiles = {
  accept: '.pdf,.zip,.json,.jsonld,.jwt,.txt,.html,text/*,application/pdf,application/zip,application/json',
  most: 10 * 1024 * 1024,
} as const;
