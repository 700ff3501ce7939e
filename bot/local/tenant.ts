/**
 * The tenant of local mode. It is a made-up one of the form that Teams uses, so that every check of tenants works as in
 * production; a local person's object id is the person's id (`ana`).
 */
export const localTenantId = '10ca1000-0000-4000-8000-000000000001';

/** App id of the bot in local mode: the audience of all tokens of the local issuer. */
export const localAppId = '10ca1000-0000-4000-8000-000000000002';

/** The bot as activities name it in their recipient. */
export const localBot = { id: `28:${localAppId}`, name: 'Tandem' } as const;

/** Where mail would reach a person of this computer; `.example` is never delivered. */
export function toLocalEmail(personId: string): string {
  return `${personId}@tandem.example`;
}

/** The service address of the loopback connector, as activities and stored references name it. */
export function toLocalServiceUrl(baseUrl: string): string {
  return `${baseUrl}/local/connector/`;
}
