import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../local/free-port.ts';

export interface StartedSystem {
  readonly url: string;
  readonly initSecret: string;
  readonly stop: () => Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start -- --no-demo --data DIRECTORY`, with the very command that package.json names. */
export const startAsUsersDo = async (directory: string): Promise<StartedSystem> => {
  const port = await freePort();
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const [, ...args] = String(scripts.start).split(' ');
  const child = spawn(process.execPath, [...args, '--no-demo', '--data', directory, '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  let said = '';
  const begun = Promise.withResolvers<StartedSystem>();
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
    // People are known by their issuer's address, so it has to be the one that the program names itself.
    const { url, initSecret } =
      /--url (?<url>\S+)\/graphql --secret (?<initSecret>\S+)/.exec(said)?.groups ?? {};
    if (url !== undefined && initSecret !== undefined) {
      begun.resolve({ url, initSecret, stop });
    }
  });
  ended.then(() => begun.reject(new Error(`npm start ended too early: ${said}`)));
  return begun.promise;
};
