import { existsSync, mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

/** Turns an entry file, named by its path from the project's root, into the code of a function. */
export type EntryCode = (entry: string) => Code;

/** Packages written as CommonJS call `require`, which a module does not have. */
const requireForModules =
  "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);";

/**
 * Bundles an entry and all that it needs, the AWS SDK too, into one module: what was tested is what runs, whatever
 * version Lambda has. Works offline. The CDK names the asset by its content, so an unchanged bundle is not sent again.
 *
 * @param folder where bundles are written; one folder an entry
 */
export const bundleInto =
  (folder: string): EntryCode =>
  (entry) => {
    if (!existsSync(entry)) {
      throw new Error(
        `There is no ${entry} to bundle; the stacks name their entry files by path from the root`,
      );
    }
    const outdir = resolve(folder, basename(entry, '.ts'));
    mkdirSync(outdir, { recursive: true });
    buildSync({
      entryPoints: [entry],
      outfile: join(outdir, 'index.mjs'),
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      banner: { js: requireForModules },
      minify: true,
      keepNames: true,
      sourcemap: 'linked',
      sourcesContent: false,
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'error',
    });
    return Code.fromAsset(outdir);
  };
