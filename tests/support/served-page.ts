import { once } from 'node:events';
import { createServer } from 'node:http';

export interface ServedPage extends AsyncDisposable {
  readonly url: string;
}

/** A page on its own server, so its origin is different from that of the service. */
export async function servePage(html: string): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const isPage = request.url?.split('?')[0] === '/';
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isPage ? html : undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page is not served');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
