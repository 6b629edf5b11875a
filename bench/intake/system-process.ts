/** The whole local system in a process of its own: its server is here, its database and its roll-up are children of it. */
import { startSystem } from '../../local/system.ts';
import { answerParent } from './answer-parent.ts';
import { ownProcessorTime } from './own-processor-time.ts';

const starting = startSystem({ pages: false, worker: 'process', print: (line) => console.error(line) });
// Whoever asks for it hears why it did not start.
starting.catch(() => undefined);

answerParent(
  {
    ...ownProcessorTime(),
    started: async () => {
      const { url, initSecret, settings, worker } = await starting;
      if (worker?.kind === 'process') {
        await worker.ready();
      }
      return { url, initSecret, settings };
    },
  },
  async () => (await starting).stop(),
);
