/** By the end of a file's name, for what a build of the pages contains. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

export const contentType = (extension: string): string =>
  contentTypes[extension] ?? 'application/octet-stream';

/** Text shrinks; pictures and fonts are packed already. */
export const isCompressible = (extension: string): boolean =>
  /^(text\/|image\/svg|application\/(manifest\+)?json)/.test(contentType(extension));
