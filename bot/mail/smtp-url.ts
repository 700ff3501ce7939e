/** A mail server and how to reach it. */
export interface SmtpServer {
  host: string;
  port: number;
  /** `tls` from the first byte, `starttls` before anything is said, `none` on this computer only. */
  security: 'tls' | 'starttls' | 'none';
  login: { user: string; password: string } | null;
}

const schemes: Readonly<Record<string, Pick<SmtpServer, 'port' | 'security'>>> = {
  'smtps:': { port: 465, security: 'tls' },
  'smtp:': { port: 587, security: 'starttls' },
  'smtp+plain:': { port: 25, security: 'none' },
};

const hostName = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/iu;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/iu;

/**
 * Reads `smtps://user:password@host:port`, where the port and the sign-in may be missing. `smtp:` is made secure by
 * STARTTLS or not used at all; `smtp+plain:` is for a server on this computer. Options behind a `?`, which could
 * switch checks off, are refused.
 *
 * @returns null for anything else.
 */
export function readSmtpUrl(text: string): SmtpServer | null {
  return URL.canParse(text) ? toServer(new URL(text)) : null;
}

function toServer(url: URL): SmtpServer | null {
  const scheme = schemes[url.protocol];
  if (scheme === undefined || !hostName.test(url.hostname) || hasMore(url)) return null;
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (scheme.security === 'none' && !loopback.test(host)) return null;
  const login = readLogin(url);
  if (login === undefined) return null;
  return { host, port: url.port === '' ? scheme.port : Number(url.port), security: scheme.security, login };
}

function hasMore({ pathname, search, hash }: URL): boolean {
  return (pathname !== '' && pathname !== '/') || search !== '' || hash !== '';
}

/** Null without a sign-in; undefined for one that cannot be read. */
function readLogin({ username, password }: URL): SmtpServer['login'] | undefined {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}
