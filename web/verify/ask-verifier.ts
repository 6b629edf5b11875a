import type { FileTrouble } from './read-files.ts';
import type { Report } from './report.ts';

export interface Question {
  readonly certificate: Blob;
  readonly frame: Blob | null;
}

export type Answer =
  | { readonly kind: 'checking'; readonly rows: number | null }
  | { readonly kind: 'verified'; readonly report: Report }
  | { readonly kind: 'unusable'; readonly file: 'certificate' | 'frame'; readonly trouble: FileTrouble }
  /** Too little memory, or a browser that is too old. */
  | { readonly kind: 'broken' };

export interface Verifier {
  readonly ask: (question: Question, tell: (answer: Answer) => void) => void;
  /** Gives up what is going on. */
  readonly stop: () => void;
}

/** Starts the thread at once, so that it is there when the network is not any more. */
export const startVerifier = (): Verifier => {
  let failed = false;
  const startWorker = (): Worker => {
    const started = new Worker(new URL('./verifier.ts', import.meta.url), { type: 'module' });
    failed = false;
    started.onerror = () => {
      failed = true;
    };
    return started;
  };
  let worker = startWorker();
  const restart = (): void => {
    worker.terminate();
    worker = startWorker();
  };
  return {
    ask: (question, tell) => {
      if (failed) restart();
      worker.onmessage = ({ data }: MessageEvent<Answer>) => tell(data);
      worker.onerror = () => {
        restart();
        tell({ kind: 'broken' });
      };
      worker.postMessage(question);
    },
    stop: restart,
  };
};
