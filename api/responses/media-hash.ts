const pattern = /^sha256-[0-9a-f]{64}$/;

/** As the answer to a picture or a recording holds it. */
export const isWellFormedMedia = (hash: string): boolean => pattern.test(hash);

/** As S3 wants a checksum: the same 32 bytes in base64. */
export const checksumOf = (hash: string): string => Buffer.from(hash.slice(7), 'hex').toString('base64');
