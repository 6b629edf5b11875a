import type { IncomingMessage } from 'node:http';

/** What Lambda takes in one call. */
const bodyLimit = 6 * 1024 * 1024;

/** How much of a body that is too large we still let run by, so that its sender gets to read the answer. */
const drainLimit = 8 * bodyLimit;

/** The whole body, or undefined when it is larger than `limit` bytes; the rest of it is then thrown away. */
export const readBody = (request: IncomingMessage, limit = bodyLimit): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const refused = Number(request.headers['content-length'] ?? 0) > limit;
    if (refused) {
      resolve(undefined);
    }
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > drainLimit) {
        request.destroy();
      } else if (size > limit) {
        resolve(undefined);
      } else if (!refused) {
        pieces.push(piece);
      }
    });
    request.on('end', () => {
      const [first] = pieces;
      resolve(pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces));
    });
    request.on('error', reject);
  });
