import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Text that is made once and found again at the next start: read from `name` in `directory`, or made and written there
 * for the owner's eyes only.
 */
export const keepSecret = (directory: string, name: string, make: () => string): string => {
  const path = join(directory, name);
  if (existsSync(path)) {
    return readFileSync(path, 'utf8').trim();
  }
  const made = make();
  writeFileSync(path, `${made}\n`, { mode: 0o600 });
  return made;
};

/** 128 bits of chance as 32 hexadecimal digits. */
export const randomHex = (): string => randomBytes(16).toString('hex');
