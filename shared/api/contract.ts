import { meetingContract } from './meeting-contract.ts';
import { personContract } from './person-contract.ts';
import type { RouteSchemas } from './route-schemas.ts';
import type { RouteName } from './routes.ts';
import { seriesContract } from './series-contract.ts';
import { startContract } from './start-contract.ts';

/** The API: server, client and OpenAPI document are all made of this table (architecture.md 9). */
export const contract = {
  ...seriesContract,
  ...startContract,
  ...meetingContract,
  ...personContract,
} as const satisfies Record<RouteName, RouteSchemas>;

export type Contract = typeof contract;
