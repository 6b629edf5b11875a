import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { fieldsOf, rootPlace } from '../../methods/sampling/certificate/place.ts';
import { hex32 } from '../../methods/sampling/certificate/read-values.ts';
import { WrongUse } from '../command.ts';

/** The secrets of one draw, 32 bytes each in hex. */
export interface DrawKeys {
  /** K: decides the draw, opens at closing. */
  readonly key: string;
  /** Opens with K, for the frame is given to every verifier anyway. */
  readonly frameSaltKey: string;
  /** Is never opened: salts are shown one by one. */
  readonly sampleSaltKey: string;
}

/** Makes keys in a new file that only its owner can read; throws `WrongUse` where one is there. */
export const writeNewKeys = (file: string): void => {
  const [key, frameSaltKey, sampleSaltKey] = [0, 1, 2].map(() => randomBytes(32).toString('hex'));
  const content = JSON.stringify({ key, frameSaltKey, sampleSaltKey }, null, 2);
  if (existsSync(file)) throw new WrongUse(`${file} is there already, and keys are never overwritten`);
  writeFileSync(file, `${content}\n`, { mode: 0o600, flag: 'wx' });
};

/** Throws `CertificateRefusal` with the place of what is wrong. */
export const readKeys = (value: unknown): DrawKeys => {
  const at = fieldsOf(rootPlace(value), ['key', 'frameSaltKey', 'sampleSaltKey']);
  return {
    key: hex32(at('key')),
    frameSaltKey: hex32(at('frameSaltKey')),
    sampleSaltKey: hex32(at('sampleSaltKey')),
  };
};
