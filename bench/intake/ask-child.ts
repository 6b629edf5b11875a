import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** A process of the bench, seen from the one that started it. */
export interface Child {
  /** Asks one thing and waits. Throws with the child's words when it failed or ended. One question at a time. */
  readonly ask: <Schema extends z.ZodType>(
    question: string,
    answer: Schema,
    given?: unknown,
  ) => Promise<z.infer<Schema>>;
  readonly stop: () => Promise<void>;
}

const reply = z.union([z.object({ answer: z.unknown() }), z.object({ failure: z.string() })]);

/** Starts `script` of this folder, so that what it costs is counted apart from everything else. */
export const startChild = (script: URL, variables: Readonly<Record<string, string>> = {}): Child => {
  const child = fork(script, {
    env: { ...process.env, ...variables },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const gone = ended.then(() => ({ failure: `${script.pathname.split('/').at(-1)} ended too early` }));
  return {
    ask: async (question, answer, given) => {
      const heard = once(child, 'message').then(([message]) => reply.parse(message));
      child.send({ question, given });
      const said = await Promise.race([heard, gone]);
      if ('failure' in said) {
        throw new Error(said.failure);
      }
      return answer.parse(said.answer);
    },
    stop: async () => {
      if (child.connected) {
        child.disconnect();
      }
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
};
