// The last line of a run is its counts, as JSON, for shared/tooling/test-all.ts.
const countReporter = function () {
  this.onRunComplete = (browsers, { success = 0, failed = 0, error, disconnected, exitCode }) => {
    const broken = failed === 0 && (error || disconnected || exitCode !== 0 || success === 0) ? 1 : 0;
    process.stdout.write(`\n${JSON.stringify({ passed: success, failed: failed + broken, skipped: 0 })}\n`);
  };
};

const extra = (process.env.CHROME_EXTRA ?? '').split(' ').filter(Boolean);

module.exports = (config) =>
  config.set({
    frameworks: ['jasmine'],
    plugins: [require('karma-jasmine'), require('karma-chrome-launcher'), { 'reporter:counts': ['type', countReporter] }],
    client: { jasmine: { random: true }, clearContext: false },
    reporters: ['dots', 'counts'],
    hostname: '127.0.0.1',
    listenAddress: '127.0.0.1',
    browsers: ['ChromeHeadlessNoSandbox'],
    failOnEmptyTestSuite: true,
    processKillTimeout: 300,
    browserNoActivityTimeout: 60000,
    browserDisconnectTolerance: 1,
    customLaunchers: {
      ChromeHeadlessNoSandbox: {
        base: 'ChromeHeadless',
        flags: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...extra],
      },
    },
    restartOnFileChange: false,
  });
