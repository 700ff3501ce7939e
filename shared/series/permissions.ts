import type { Role } from '../core/actor.ts';

/** Who may do what with a series (product.md, "People"). */
export const seriesPermissions = {
  /** Settings, people, skipping and moving meetings. */
  edit: ['chair'],
  /** Everybody may say which department they belong to. */
  chooseDepartment: ['chair', 'representative', 'member'],
} as const satisfies Record<string, readonly Role[]>;
