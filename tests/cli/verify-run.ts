import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../cli/zhenping.ts';

/** A file beside docs/verify-a-draw.md. */
export const example = (name: string): string =>
  fileURLToPath(new URL(`../../docs/verify-a-draw/${name}`, import.meta.url));

export const exampleText = (name: string): string => readFileSync(example(name), 'utf8');

/** A folder for one test file: write a file and get its path, read one back. */
export const openFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-draw-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write: (name: string, content: string | Uint8Array | object): string => {
      const bytes =
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
      writeFileSync(path(name), bytes);
      return path(name);
    },
    read: (name: string): string => readFileSync(path(name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
};

/** A command as a person would call it, in this process. */
export const call = async (...args: readonly string[]) => {
  const lines = { out: '', err: '' };
  const code = await runCommand(args, {
    print: (line) => {
      lines.out += `${line}\n`;
    },
    complain: (line) => {
      lines.err += `${line}\n`;
    },
    environment: {},
  });
  return { code, ...lines };
};
