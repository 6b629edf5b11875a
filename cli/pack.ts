/**
 * What `npm pack` packs: the command line with all that it needs as one file, which runs on Node 20 without any package.
 * Node strips no types from an installed package, and an auditor wants one file with one hash. `npm pack` takes the
 * manifest as it lies in the folder, so the project's own steps aside until the package is made.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'dist');
const manifest = join(root, 'package.json');
const kept = join(folder, 'package.json');

/** Packages written as CommonJS call `require`, which a module does not have. */
const requireForModules =
  "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);";

/** Of the project's manifest, what the package needs: no dependency, no script. */
const packedFields = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  engines: z.object({ node: z.string() }),
});

const packageFields = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** The folders of the packages that a bundle holds, sorted. */
const packagesOf = ({ inputs }: Metafile): readonly string[] => {
  const folders = Object.keys(inputs).flatMap(
    (path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
};

const licenceFiles = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'NOTICE'];

/** Names the packages in the bundle and repeats their licences, as these ask; equal texts once. */
const noticesOf = (packages: readonly string[]): string => {
  const byText = new Map<string, string[]>();
  for (const path of packages) {
    const { name, version, license } = packageFields.parse(
      JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')),
    );
    const texts = licenceFiles
      .map((file) => join(root, path, file))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8').trim());
    const text = texts.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return ['zhenping.mjs contains these packages.\n', ...parts].join(`\n${'='.repeat(80)}\n\n`);
};

/** Writes the bundle and its notices. The same source gives the same bytes, in any folder. */
const bundle = async (): Promise<void> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['cli/zhenping.ts'],
    outfile: 'dist/zhenping.mjs',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: requireForModules },
    // Names of files are told from the project's folder, wherever packages really lie.
    preserveSymlinks: true,
    // Older than Node 24 there is no such word.
    define: { 'import.meta.main': 'true' },
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
    metafile: true,
  });
  writeFileSync(join(folder, 'notices.txt'), noticesOf(packagesOf(metafile)));
};

/** Also what to call, as `node cli/pack.ts restore`, where packing was broken off. */
const restore = (): void => {
  if (existsSync(kept)) renameSync(kept, manifest);
  rmSync(folder, { recursive: true, force: true });
};

const prepare = async (): Promise<void> => {
  restore();
  mkdirSync(folder, { recursive: true });
  await bundle();
  const fields = packedFields.parse(JSON.parse(readFileSync(manifest, 'utf8')));
  copyFileSync(manifest, kept);
  const packed = {
    ...fields,
    bin: { zhenping: 'dist/zhenping.mjs' },
    files: ['dist/zhenping.mjs', 'dist/notices.txt'],
  };
  writeFileSync(manifest, `${JSON.stringify(packed, null, 2)}\n`);
};

if (process.argv[2] === 'restore') restore();
else await prepare();
