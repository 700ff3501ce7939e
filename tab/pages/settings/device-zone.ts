/** The zone that the reader's device is set to; null where the browser cannot tell. */
export function toDeviceZone(): string | null {
  return toOwnName(undefined);
}

/** Tells whether two names mean one zone (`Asia/Calcutta`, `Asia/Kolkata`), as far as this browser knows. */
export function isSameZone(one: string, other: string): boolean {
  const name = one === '' ? null : toOwnName(one.trim());
  return name !== null && name === toOwnName(other);
}

/** Names of zones to choose from; empty in browsers that cannot list them. */
export function listZones(): string[] {
  return typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
}

function toOwnName(zone: string | undefined): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
