import { cpSync, existsSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

/** Files of a folder that lie beside the module under the same path, because they cannot become a part of it. */
export interface Beside {
  readonly folder: string;
  /** Of which files, by their path in the folder. */
  readonly files: RegExp;
}

/** Turns an entry file, named by its path from the project's root, into the code of a function. */
export type EntryCode = (entry: string, beside?: readonly Beside[]) => Code;

/** Packages written as CommonJS call `require`, which a module does not have. */
const requireForModules =
  "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);";

const bundle = (entry: string, outfile: string, external: readonly string[]): void => {
  if (!existsSync(entry)) {
    throw new Error(
      `There is no ${entry} to bundle; the stacks name their entry files by path from the root`,
    );
  }
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    external: [...external],
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // A sixth smaller than with the CommonJS files that esbuild prefers for Node, and still one copy of graphql.
    mainFields: ['module', 'main'],
    banner: { js: requireForModules },
    minify: true,
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
  });
};

/** A package that lies there whole is not bundled; of others only some files are needed. */
const packageOf = ({ folder }: Beside): readonly string[] =>
  /^node_modules\/(@[^/]+\/)?[^/]+$/.test(folder) ? [folder.slice('node_modules/'.length)] : [];

const putBeside = ({ folder, files }: Beside, to: string): void => {
  const from = resolve(folder);
  cpSync(from, join(to, folder), {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || files.test(relative(from, path)),
  });
};

/**
 * Bundles an entry and all that it needs, the AWS SDK too, into one module: what was tested is what runs, whatever
 * version Lambda has. Works offline. Each entry is bundled once, however many stages use it, and the CDK names the
 * asset by its content, so an unchanged one is not sent again.
 *
 * @param folder where bundles are written; one folder an entry
 */
export const bundleInto = (folder: string): EntryCode => {
  const bundled = new Set<string>();
  return (entry, beside = []) => {
    const to = resolve(folder, basename(entry, '.ts'));
    if (!bundled.has(entry)) {
      bundle(entry, join(to, 'index.mjs'), beside.flatMap(packageOf));
      for (const each of beside) {
        putBeside(each, to);
      }
      bundled.add(entry);
    }
    return Code.fromAsset(to);
  };
};
