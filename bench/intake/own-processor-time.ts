import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Answers } from './answer-parent.ts';

/**
 * What a server tells about itself: the processor time that it has used, with its garbage collection and its just-in-time
 * compiler, and, when asked for, a profile of where it went.
 */
export const ownProcessorTime = (): Answers => {
  const session = new Session();
  return {
    'processor milliseconds': () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    'begin profile': async () => {
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 200 });
      await session.post('Profiler.start');
    },
    'end profile': async (given) => {
      const file = z.string().parse(given);
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(profile));
    },
  };
};
