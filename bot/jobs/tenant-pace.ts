import type { InstantText } from '../../shared/core/time.ts';
import type { Clock } from '../app/ports.ts';
import type { Repositories } from '../db/repositories.ts';
import { findTenantPause, tenantWithoutFuture, withTenantSend } from './pacing.ts';

export interface TenantPaceDependencies {
  repositories: { lanes: Pick<Repositories['lanes'], 'readTenant' | 'saveTenant'> };
  clock: Pick<Clock, 'now'>;
  /** Sends per second that a tenant allows (a setting; performance.md §4). */
  tenantSendsPerSecond: number;
}

/**
 * Counts a send of a tenant, whichever process makes it.
 *
 * @returns until when nothing more may be sent to the tenant; null when this one may go out.
 */
export function createTenantPace({ repositories, clock, tenantSendsPerSecond }: TenantPaceDependencies) {
  const { lanes } = repositories;

  return async (tenantId: string): Promise<InstantText | null> => {
    for (;;) {
      const { version, ...known } = await lanes.readTenant(tenantId);
      const nowMs = Date.parse(clock.now());
      const record = tenantWithoutFuture(known, nowMs);
      const until = findTenantPause(record, tenantSendsPerSecond, nowMs);
      if (until !== null) return new Date(until).toISOString();
      const next = withTenantSend(record, tenantSendsPerSecond, nowMs);
      if (await lanes.saveTenant(tenantId, version, next)) return null;
    }
  };
}
