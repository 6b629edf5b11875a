/** What we use of s3rver 3.7, which brings no types. */
declare module 's3rver' {
  import type { RequestListener } from 'node:http';

  class S3rver {
    constructor(options: {
      silent: boolean;
      directory: string;
      vhostBuckets: boolean;
      configureBuckets: { name: string; configs: string[] }[];
    });
    readonly store: import('./store-whole-files.ts').FileStore;
    readonly logger: { close(): void };
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
    on(name: 'event', listener: (event: unknown) => void): this;
    on(name: 'error', listener: (error: unknown) => void): this;
  }

  export = S3rver;
}

declare module 's3rver/lib/models/account.js' {
  const accounts: {
    readonly DUMMY_ACCOUNT: {
      createKeyPair(accessKeyId: string, secretAccessKey: string): void;
      revokeAccessKey(accessKeyId: string): void;
    };
  };
  export = accounts;
}
