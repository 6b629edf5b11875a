import type { WriteStream } from 'node:tty';

export interface Progress {
  /** Shows how far something has come, until it is done; draws nothing where nobody watches. */
  readonly show: (label: string, done: number, total: number) => void;
  /** Prints a line above the bar. */
  readonly print: (line: string) => void;
  /** Takes the bar away; it is not drawn again. */
  readonly end: () => void;
}

const width = 30;

/** A bar on a terminal; silence in a pipe, where only lines are printed. */
export const openProgress = (out: Pick<WriteStream, 'write' | 'isTTY'>): Progress => {
  let bar = '';
  let ended = false;
  const erase = () => (bar === '' ? '' : '\r\u001B[K');
  return {
    show: (label, done, total) => {
      const drawn = done < total ? drawBar(label, done, total) : '';
      if (out.isTTY && !ended && drawn !== bar) {
        out.write(`${erase()}${drawn}`);
        bar = drawn;
      }
    },
    print: (line) => {
      out.write(`${erase()}${line}\n${bar}`);
    },
    end: () => {
      ended = true;
      out.write(erase());
      bar = '';
    },
  };
};

const drawBar = (label: string, done: number, total: number): string => {
  const filled = Math.floor((done / total) * width);
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}`;
};
