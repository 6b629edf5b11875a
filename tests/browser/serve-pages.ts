import { once } from 'node:events';
import { createServer } from 'node:http';
import { builtPages } from '../../local/built-pages.ts';
import { pageHeaders } from '../../local/http/security-headers.ts';
import { staticFiles } from '../../local/http/static-files.ts';

/** The built pages alone, with the headers that `npm start` gives them: what needs no service is tried without one. */
export const servePages = async (): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const pages = staticFiles(await builtPages(), pageHeaders(undefined));
  const server = createServer((request, response) => {
    pages(request, response, (request.url ?? '/').split('?')[0] ?? '/').then(
      (found) => found || response.writeHead(404).end(),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
