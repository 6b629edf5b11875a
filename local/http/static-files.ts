import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { contentType, isCompressible } from './content-types.ts';

const compress = promisify(brotliCompress);

interface StoredFile {
  readonly etag: string;
  readonly plain: Buffer;
  readonly packed: Buffer | undefined;
}

/**
 * The file that an address shows, as a path that begins with "/" and cannot climb: a page has an address without a
 * file name. Undefined for an address that is not well formed.
 */
const fileFor = (address: string): string | undefined => {
  const path = posix.normalize(decoded(address) ?? '\0');
  if (path.includes('\0') || path.includes('\\')) {
    return;
  }
  if (extname(path) !== '') {
    return path;
  }
  return path.startsWith('/results/') ? '/results/index.html' : posix.join(path, 'index.html');
};

const decoded = (address: string): string | undefined => {
  try {
    return decodeURIComponent(address);
  } catch {
    return;
  }
};

/** Reads files below `directory`, packed as a content delivery network would; keeps them until they change. */
const fileStore = (directory: string) => {
  const kept = new Map<string, StoredFile>();
  return async (name: string): Promise<StoredFile | undefined> => {
    const path = join(directory, name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) {
      return;
    }
    const etag = `"${facts.size.toString(36)}-${Math.floor(facts.mtimeMs).toString(36)}"`;
    const known = kept.get(name);
    if (known?.etag === etag) {
      return known;
    }
    const plain = await readFile(path);
    const packed = isCompressible(extname(name)) ? await compress(plain) : undefined;
    kept.set(name, { etag, plain, packed });
    return { etag, plain, packed };
  };
};

/**
 * Serves the files below `directory`. Names with a hash in them never change and are kept for a year; everything else
 * is asked for again each time. The function says whether there was such a file.
 */
export const staticFiles = (directory: string, headers: Readonly<Record<string, string>>) => {
  const load = fileStore(directory);
  return async (request: IncomingMessage, response: ServerResponse, address: string): Promise<boolean> => {
    const name = fileFor(address);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const file = name !== undefined && isRead ? await load(name) : undefined;
    if (name === undefined || file === undefined) {
      return false;
    }
    send(request, response, file, {
      ...headers,
      'content-type': contentType(extname(name)),
      'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: file.etag,
      vary: 'accept-encoding',
    });
    return true;
  };
};

const send = (
  request: IncomingMessage,
  response: ServerResponse,
  file: StoredFile,
  headers: OutgoingHttpHeaders,
): void => {
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const takesPacked = /\bbr\b/.test(String(request.headers['accept-encoding']));
  const body = takesPacked ? (file.packed ?? file.plain) : file.plain;
  response.writeHead(200, {
    ...headers,
    'content-length': body.length,
    ...(body === file.packed ? { 'content-encoding': 'br' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};
