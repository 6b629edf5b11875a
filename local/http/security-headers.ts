const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** What an answer of the API carries: nobody keeps it, nobody takes it for a page. */
export const apiHeaders = {
  ...always,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

const closed = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** For the pages: everything from our own origin; uploads may also go to `uploadOrigin`, where the files are kept. */
export const pageHeaders = (uploadOrigin: string | undefined): Readonly<Record<string, string>> => ({
  ...always,
  'content-security-policy': `default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src ${[
    "'self'",
    uploadOrigin,
  ]
    .filter((origin) => origin !== undefined)
    .join(' ')}; ${closed}`,
  // A field page asks for the place, a photo and the voice; nobody else may.
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self)',
});

/** For the GraphQL explorer alone: one page with everything inside it, and its editor's workers as blobs. */
export const explorerHeaders = {
  ...always,
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; " +
    `img-src 'self' data:; font-src data:; ${closed}`,
} as const;
