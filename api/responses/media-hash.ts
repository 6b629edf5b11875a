const pattern = /^sha256-[0-9a-f]{64}$/;

/** As the answer to a picture or a recording holds it. */
export const isWellFormedMedia = (hash: string): boolean => pattern.test(hash);
