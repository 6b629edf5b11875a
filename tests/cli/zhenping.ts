import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end, as a person would in a terminal that is no terminal. */
export const run = async (
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd: string = root,
): Promise<Ran> => {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
};

/** The command line in a process of its own. */
export const zhenping = (
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<Ran> => run(process.execPath, ['cli/zhenping.ts', ...args], environment);
