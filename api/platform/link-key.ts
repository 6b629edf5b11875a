import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings, type Settings } from './settings.ts';

/** The key that signs respondents' links: 32 bytes, fetched once a process. */
export const readLinkKey = async (settings: Settings): Promise<Uint8Array> => {
  const text = settings.LINK_KEY ?? (await readSecret(settings));
  const key = Buffer.from(text, 'base64url');
  if (key.length !== 32) {
    throw new Error('The link key must be 32 bytes in base64url');
  }
  return key;
};

const readSecret = async (settings: Settings): Promise<string> => {
  const client = new SecretsManagerClient(clientSettings(settings));
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: settings.LINK_KEY_SECRET_ARN }),
  );
  return SecretString ?? '';
};
