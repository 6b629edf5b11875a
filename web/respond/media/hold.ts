const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    // Safari 12 has no Blob.arrayBuffer.
    const reader = new FileReader();
    reader.onload = () =>
      reader.result instanceof ArrayBuffer ? resolve(reader.result) : reject(new Error('no bytes'));
    reader.onerror = () => reject(new Error('the file cannot be read'));
    reader.readAsArrayBuffer(blob);
  });

const held = new Map<string, Blob>();

/** What this page holds under an answer; nothing after a reload. */
export const heldUnder = (answer: string): Blob | undefined => held.get(answer);

/**
 * Takes a file as an answer: `sha256-` and the hash of its bytes, under which it is held until it is sent.
 * @throws where the bytes cannot be read, or the page may not make hashes
 */
export const hold = async (blob: Blob): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', await bytesOf(blob));
  const answer = `sha256-${hexOf(new Uint8Array(hash))}`;
  held.set(answer, blob);
  return answer;
};
