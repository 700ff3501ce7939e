/** Which tenants and which connectors the bot deals with. */
export interface GateRules {
  /** Tenants whose activities are served. */
  tenantIds: readonly string[];
  /** Connectors that activities may come from and answers may go to: origin and beginning of the path. */
  serviceUrls: readonly string[];
  /** Every port of this computer may be spoken to as well; only where local mode lets the Agents Playground in. */
  hasLoopback?: boolean;
}

/** Hosts of the public cloud's connector; never the suffix, as anybody can register there (acceptance.md 2.2). */
export const teamsServiceUrls = ['https://smba.trafficmanager.net/'] as const;

export type ServiceRules = Pick<GateRules, 'serviceUrls' | 'hasLoopback'>;

export type Refusal = 'channel' | 'tenant' | 'service-url';

/**
 * Our own checks of an activity whose token was accepted: the SDK serves any tenant and any service address that the
 * token names (acceptance.md 0). The tenant is on the list wherever the activity names one, the service address is on
 * the list and is the one that the token was made for.
 *
 * @param claimedServiceUrl the token's `serviceurl` claim, null when there is none.
 * @returns why it is refused, or null.
 */
export function refuseActivity(
  json: unknown,
  claimedServiceUrl: string | null,
  rules: GateRules,
): Refusal | null {
  const activity = toRecord(json);
  const { serviceUrl } = activity;
  if (activity.channelId !== 'msteams') return 'channel';
  if (typeof serviceUrl !== 'string' || serviceUrl !== claimedServiceUrl) return 'service-url';
  if (!isAllowedServiceUrl(serviceUrl, rules)) return 'service-url';
  const named = [
    toRecord(activity.conversation).tenantId,
    toRecord(toRecord(activity.channelData).tenant).id,
  ].filter((tenantId) => tenantId !== undefined && tenantId !== null);
  const isAllowed = (tenantId: unknown) => typeof tenantId === 'string' && rules.tenantIds.includes(tenantId);
  return named.length > 0 && named.every(isAllowed) ? null : 'tenant';
}

/**
 * Tells whether our token may be sent to an address. The origin must be exactly one of the list, without user
 * information, and the path must begin with the listed one; `..` has been resolved before it is compared.
 */
export function isAllowedServiceUrl(text: string, { serviceUrls, hasLoopback }: ServiceRules): boolean {
  const url = readPlainUrl(text);
  if (url === null) return false;
  if (hasLoopback === true && isLoopbackUrl(text)) return true;
  return serviceUrls.some((allowed) => {
    const { origin, pathname } = new URL(allowed);
    return (
      url.origin === origin &&
      `${url.pathname.replace(/\/$/u, '')}/`.startsWith(`${pathname.replace(/\/$/u, '')}/`)
    );
  });
}

/** Tells an address of a program on this computer, at any port. */
export function isLoopbackUrl(value: unknown): value is string {
  const url = typeof value === 'string' ? readPlainUrl(value) : null;
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** An address without user information and without the signs that programs read in different ways. */
function readPlainUrl(text: string): URL | null {
  if (!URL.canParse(text) || /[\\\s]/u.test(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url : null;
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
