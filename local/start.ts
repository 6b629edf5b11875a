/** `npm start`: everything on one machine, with the demo. `--help` says the rest. */
import { keepPort, keptPort } from './kept-port.ts';
import { Problem } from './problem.ts';
import { openProgress } from './progress.ts';
import { help, readStartOptions, type StartOptions } from './start-options.ts';
import { type System, type SystemOptions, startSystem } from './system.ts';
import { untilStopped } from './until-stopped.ts';

const usualPort = 4700;

const progress = openProgress(process.stdout);

/**
 * At the port asked for; else, with kept data, at the port of the last time, because people are known by their issuer's
 * address; else at the usual one, or at any when that is taken.
 */
const startSomewhere = async (options: StartOptions): Promise<System> => {
  const wanted: SystemOptions = { dataDirectory: options.dataDirectory, print: progress.print };
  const port = options.port ?? keptPort(options.dataDirectory);
  if (port !== undefined) {
    return startSystem({ ...wanted, port });
  }
  try {
    return await startSystem({ ...wanted, port: usualPort });
  } catch (error) {
    if (error instanceof Problem && error.message.startsWith(`Port ${usualPort} `)) {
      return startSystem(wanted);
    }
    throw error;
  }
};

const introduce = ({ url, people }: System, options: StartOptions): string =>
  [
    '',
    `真评 Zhenping · ${options.dataDirectory === undefined ? 'in memory' : `data in ${options.dataDirectory}`}`,
    '',
    `  Pages     ${url}/`,
    `  Results   ${url}/results/`,
    `  Verify    ${url}/verify/`,
    `  GraphQL   ${url}/graphql`,
    `  Token     curl -X POST '${url}/issuer/demo-token?person=lead'   (${people.map((each) => each.key).join(', ')})`,
    '',
  ].join('\n');

const howToBegin = ({ url, initSecret }: System): string =>
  [
    'Make yourself the operator (once):',
    '',
    `  npx zhenping init --url ${url}/graphql --secret ${initSecret} \\`,
    `    --organisation 'Operations' --token "$(curl -s -X POST '${url}/issuer/demo-token?person=operator' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')"`,
    '',
  ].join('\n');

const demonstrate = async (system: System): Promise<void> => {
  const { runDemo } = await import('./demo/run-demo.ts');
  await runDemo(system, { print: progress.print, progress: progress.show });
};

const run = async (options: StartOptions): Promise<void> => {
  const stopped = untilStopped((line) => {
    progress.end();
    progress.print(line);
  });
  const system = await startSomewhere(options);
  keepPort(options.dataDirectory, system.url);
  try {
    progress.print(introduce(system, options));
    const work = options.demo ? demonstrate(system) : Promise.resolve(progress.print(howToBegin(system)));
    // A demo that is cut short by Ctrl-C fails, and nobody needs to hear of it.
    work.catch(() => undefined);
    await Promise.race([stopped, work]);
    await stopped;
  } finally {
    await system.stop();
  }
};

/** Says what went wrong; a `Problem` in its one line. The exit code is 2 for a wrong command line, else 1. */
const complain = (error: unknown, exitCode: number): void => {
  progress.end();
  const said = error instanceof Error && !(error instanceof Problem) ? error.stack : undefined;
  process.stderr.write(`${said ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = exitCode;
};

const main = async (): Promise<void> => {
  let options: StartOptions;
  try {
    options = readStartOptions(process.argv.slice(2));
  } catch (error) {
    complain(error, 2);
    return;
  }
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  await run(options).catch((error: unknown) => complain(error, 1));
};

await main();
process.exit();
