import type { Role } from '../core/actor.ts';

/** Everybody in the channel may capture an action and keep any of them up to date; guests only their own. */
export const actionPermissions = {
  create: ['chair', 'representative', 'member'],
  settle: ['chair'],
  editAny: ['chair', 'representative', 'member'],
} as const satisfies Record<string, readonly Role[]>;
