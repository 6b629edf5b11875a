/**
 * Lets the respondent's page open without a network: its files are fetched when the worker is installed and given from
 * then on. A new version waits until no page of the old one is open, so that a page never finds its parts gone.
 */
import './old-workers.ts';
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { sendUnsent } from './send-unsent.ts';
import { UNSENT } from './worker.ts';

/** Written in by the build. */
declare const PAGE_FILES: readonly { readonly url: string; readonly revision: string | null }[];

clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute([...PAGE_FILES], {
  cleanURLs: false,
  ignoreURLParametersMatching: [/^(lang|login_hint)$/],
});

addEventListener('sync', (event) => {
  if (!('tag' in event) || event.tag !== UNSENT) return;
  if (!('waitUntil' in event) || typeof event.waitUntil !== 'function') return;
  const tried = sendUnsent('zh').then((left) => {
    // The browser tries again later when this fails.
    if (left > 0) throw new Error('some still wait');
  });
  event.waitUntil(tried);
});
