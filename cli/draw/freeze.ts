import { fromHex, toHex } from '../../methods/proof/hex.ts';
import type { Certificate } from '../../methods/sampling/certificate/certificate.ts';
import { designHash } from '../../methods/sampling/certificate/draw-design.ts';
import { keyCommitment } from '../../methods/sampling/seed.ts';
import { platformTools } from '../verify/platform-tools.ts';
import { readJson } from '../verify/read-json.ts';
import { type DrawKeys, readKeys } from './draw-keys.ts';
import { readPlan } from './draw-plan.ts';
import { type FrozenRows, freezeFrame } from './freeze-frame.ts';
import { named } from './named.ts';

/** Everything that is fixed before chance enters, with its hash. */
export interface Frozen
  extends Pick<Certificate, 'campaign' | 'drawNumber' | 'frame' | 'design' | 'designHash'> {
  readonly keys: DrawKeys;
  readonly rows: FrozenRows['rows'];
}

interface Files {
  readonly frame: string;
  readonly design: string;
  readonly keys: string;
}

/** The same files give the same hashes, whatever the order of rows. */
export const freeze = (files: Files): Frozen => {
  const { sha256 } = platformTools;
  const keys = named(files.keys, () => readKeys(readJson(files.keys)));
  const plan = named(files.design, () => readPlan(readJson(files.design)));
  const { campaign, drawNumber, orderColumn } = plan;
  const { root, rows } = named(files.frame, () =>
    freezeFrame({ file: files.frame, frame: plan.frame, saltKey: keys.frameSaltKey, orderColumn }),
  );
  const keyCommit = toHex(keyCommitment({ campaign, drawNumber }, fromHex(keys.key, 32)));
  const design = named(files.design, () => plan.design(rows, keyCommit));
  const frame = { id: plan.frame, rows: rows.length, root, saltKey: keys.frameSaltKey };
  const fixed = { campaign, drawNumber, frame, design };
  return { ...fixed, designHash: designHash(fixed, sha256), keys, rows };
};
