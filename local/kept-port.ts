import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The port at which kept data were served last; nothing for data in memory or a new directory. */
export const keptPort = (dataDirectory: string | undefined): number | undefined => {
  const file = dataDirectory === undefined ? undefined : join(dataDirectory, 'port');
  return file !== undefined && existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
};

export const keepPort = (dataDirectory: string | undefined, url: string): void => {
  if (dataDirectory !== undefined) {
    writeFileSync(join(dataDirectory, 'port'), new URL(url).port);
  }
};
