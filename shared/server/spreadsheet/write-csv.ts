// Written beside the contracts, since the wallet writes spreadsheets too.
export { safeText, writeCsv, type Cell } from '#shared/contract/csv-text';
