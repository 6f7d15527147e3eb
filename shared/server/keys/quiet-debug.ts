/** Imported before Veramo: its `debug` asks the terminal for colours at every call otherwise, 8 % of its time (performance.md 2). */
process.env['DEBUG_COLORS'] = 'no';
