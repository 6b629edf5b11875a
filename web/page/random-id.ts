/** base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** 128 bits of chance as 22 characters. */
export const randomId = (): string => base64url(crypto.getRandomValues(new Uint8Array(16)));
