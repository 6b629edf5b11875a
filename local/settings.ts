import { createHash, randomBytes } from 'node:crypto';
import { keepSecret } from './kept-secret.ts';

/** The environment of the entry points, as the cloud's stacks would set it. */
export type LocalSettings = {
  readonly STAGE: 'local';
  readonly TABLE_NAME: string;
  readonly BUCKET_NAME: string;
  readonly AWS_REGION: string;
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
  readonly OIDC_ISSUERS: string;
  readonly LINK_KEY: string;
  readonly SEAL_KEY: string;
  readonly INIT_SECRET_HASH: string;
  readonly DYNAMODB_ENDPOINT: string;
  readonly S3_ENDPOINT: string;
  readonly LOG_LEVEL: string;
};

/** The key that signs respondents' links, kept with the data, since cards with links are printed. */
export const keptLinkKey = (directory: string): string => keptKey(directory, 'link-key');

/** The key that seals those of draws, kept beside the data that it seals: on a laptop one person holds both anyway. */
export const keptSealKey = (directory: string): string => keptKey(directory, 'seal-key');

const keptKey = (directory: string, name: string): string =>
  keepSecret(directory, name, () => randomBytes(32).toString('base64url'));

/** The secret that makes the operator, new at each start, and what the API knows of it. */
export const newInitSecret = (): { readonly secret: string; readonly hash: string } => {
  const secret = randomBytes(16).toString('base64url');
  return { secret, hash: createHash('sha256').update(secret).digest('hex') };
};
