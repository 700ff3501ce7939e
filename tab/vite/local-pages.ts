import type { Plugin, ProxyOptions } from 'vite';

/** While developing: the same addresses as the built app has in local mode. */
export function localPages(): Plugin {
  return {
    name: 'tandem-local-pages',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const [path = '', query] = (request.url ?? '').split('?');
        const page = toPage(path);
        if (page !== null) request.url = query === undefined ? page : `${page}?${query}`;
        next();
      });
    },
  };
}

function toPage(path: string): string | null {
  if (path === '/local/') return '/tab/local/index.html';
  return /^\/tab\/(?!@)[^.]*$/u.test(path) ? '/tab/local/tab.html' : null;
}

/** Passes API calls on to the running app as if they came from its own pages; its loopback guard asks for that. */
export function toAppProxy(port: string): Record<string, ProxyOptions> {
  const target = `http://127.0.0.1:${port}`;
  const options: ProxyOptions = {
    target,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', (request) => {
        if (request.hasHeader('origin')) request.setHeader('origin', target);
      });
    },
  };
  return { '/api': options, '^/local/.+': options };
}
