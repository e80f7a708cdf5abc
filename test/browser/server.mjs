import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Serve a folder as a plain static host would, under a sub-path: an address that only works at
 * the root of a host gets a 404 here, as it would on a course's web page. Any free port; nothing
 * is cached, so that a test always sees the present build.
 */
export function serve(folder, { under = '/courses/unrolled/' } = {}) {
  const server = createServer((request, response) => {
    const file = fileFor(request.url, folder, under);
    if (!file) {
      response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found');
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    createReadStream(file).pipe(response);
  });

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}${under}`,
        close: () => {
          server.closeAllConnections();
          return new Promise((closed) => server.close(closed));
        },
      });
    });
  });
}

function fileFor(address, folder, under) {
  const path = decoded(new URL(address, 'http://host').pathname);
  if (!path?.startsWith(under)) return null;
  const wanted = normalize(join(folder, path.slice(under.length) || 'index.html'));
  if (!wanted.startsWith(normalize(folder) + sep)) return null;
  return statSync(wanted, { throwIfNoEntry: false })?.isFile() ? wanted : null;
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
