/** What a party keeps on its own machine: its signing key, and the salt and value that it committed to. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { fieldsOf, rootPlace } from '../../methods/sampling/certificate/place.ts';
import { filledText, hex32, id } from '../../methods/sampling/certificate/read-values.ts';
import { WrongUse } from '../command.ts';
import { named } from '../draw/named.ts';
import { readJson } from '../verify/read-json.ts';

/** Writes a new file that only its owner can read. Throws `WrongUse` where one is there. */
const writeSecret = (file: string, content: object): void => {
  if (existsSync(file)) throw new WrongUse(`${file} is there already, and secrets are never overwritten`);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
};

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** P-256 point, not compressed: 65 bytes in hex. */
  readonly publicKey: string;
}

const pointOf = (key: KeyObject): string => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return `04${Buffer.from(x, 'base64url').toString('hex')}${Buffer.from(y, 'base64url').toString('hex')}`;
};

/** Makes a key in a new file; its public half. */
export const writeNewKey = (file: string): string => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeSecret(file, { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() });
  return pointOf(privateKey);
};

export const readKey = (file: string): SigningKey =>
  named(file, () => {
    const at = fieldsOf(rootPlace(readJson(file)), ['privateKey']);
    const privateKey = createPrivateKey(filledText(at('privateKey')));
    return { privateKey, publicKey: pointOf(privateKey) };
  });

/** r ‖ s, 64 bytes in hex. */
export const signed = ({ privateKey }: SigningKey, message: Uint8Array): string =>
  sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex');

export interface PartySecret {
  readonly campaign: string;
  readonly party: string;
  readonly designHash: string;
  /** 32 bytes each in hex. */
  readonly salt: string;
  readonly value: string;
}

export const readSecret = (file: string): PartySecret =>
  named(file, () => {
    const at = fieldsOf(rootPlace(readJson(file)), ['campaign', 'party', 'designHash', 'salt', 'value']);
    return {
      campaign: id(at('campaign')),
      party: id(at('party')),
      designHash: hex32(at('designHash')),
      salt: hex32(at('salt')),
      value: hex32(at('value')),
    };
  });

type About = Pick<PartySecret, 'campaign' | 'party' | 'designHash'>;

/**
 * Salt and value by chance, in a new file: who loses it cannot reveal, and the draw goes on without. A file of the same party,
 * draw and design is used again, so that a commitment whose answer was lost on the way is sent once more as it was.
 */
export const secretFor = (file: string, about: About): PartySecret => {
  if (existsSync(file)) {
    const found = readSecret(file);
    const { campaign, party, designHash } = about;
    if (found.campaign !== campaign || found.party !== party || found.designHash !== designHash) {
      throw new WrongUse(`${file} holds what was committed to in another draw; name another file`);
    }
    return found;
  }
  const [salt, value] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
  writeSecret(file, { ...about, salt, value });
  return { ...about, salt, value };
};
