declare module 'jasmine' {
  interface Result {
    readonly overallStatus: 'passed' | 'failed' | 'incomplete';
    readonly incompleteReason?: string;
  }
  export default class Jasmine {
    constructor(options?: { projectBaseDir?: string });
    exitOnCompletion: boolean;
    loadConfig(config: { spec_dir: string; spec_files: string[]; random?: boolean }): void;
    clearReporters(): void;
    addReporter(reporter: jasmine.CustomReporter): void;
    execute(files?: string[]): Promise<Result>;
  }
}
