import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Where Teams and Microsoft 365 may show our pages (Microsoft's tab requirements). */
const frameAncestors = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
];

/**
 * Security headers of every answer (acceptance.md 2.4). Fluent puts its styles into `style` elements at run time, which
 * is what `unsafe-inline` for styles is for; scripts come from our own files only.
 */
export function setSecurityHeaders({ isLocal }: { isLocal: boolean }): RequestHandler {
  const setHelmet = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: isLocal ? ["'self'"] : ["'self'", 'https://res.cdn.office.net'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors,
      },
    },
    crossOriginOpenerPolicy: false,
    xFrameOptions: false,
    strictTransportSecurity: isLocal ? false : { maxAge: 31_536_000, includeSubDomains: true },
  });
  return (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    setHelmet(request, response, next);
  };
}
