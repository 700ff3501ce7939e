import type { Role } from '../../../shared/core/actor.ts';
import type { InstantText } from '../../../shared/core/time.ts';
import { toDefaultSettings, type Series } from '../../../shared/series/series.ts';
import { localTenantId } from '../tenant.ts';

export interface SamplePerson {
  id: string;
  name: string;
  department: 'sales' | 'marketing';
  role: Role;
}

/** Fixed, so that making the sample company again finds what is there. */
export const sampleSeriesId = 'sales-and-marketing';

/** The channel of the joint meeting. */
export const sampleChannelId = 'channel-sales-and-marketing';

/** Two departments of six; in each a leader, three who report for it, and two more of the team. */
export const samplePeople: readonly SamplePerson[] = [
  { id: 'ana', name: 'Ana Ruiz', department: 'sales', role: 'chair' },
  { id: 'kofi', name: 'Kofi Mensah', department: 'sales', role: 'representative' },
  { id: 'mei', name: 'Mei Lin', department: 'sales', role: 'representative' },
  { id: 'tom', name: 'Tom Becker', department: 'sales', role: 'representative' },
  { id: 'priya', name: 'Priya Nair', department: 'sales', role: 'member' },
  { id: 'lukas', name: 'Lukas Novak', department: 'sales', role: 'member' },
  { id: 'ben', name: 'Ben Vogel', department: 'marketing', role: 'chair' },
  { id: 'chloe', name: 'Chloé Martin', department: 'marketing', role: 'representative' },
  { id: 'diego', name: 'Diego Santos', department: 'marketing', role: 'representative' },
  { id: 'yuki', name: 'Yuki Tanaka', department: 'marketing', role: 'representative' },
  { id: 'amara', name: 'Amara Okafor', department: 'marketing', role: 'member' },
  { id: 'nils', name: 'Nils Lindqvist', department: 'marketing', role: 'member' },
];

/** Whom they sell to: recognised in what they write. */
const sampleCustomers = [
  'Adventure Works',
  'Contoso',
  'Fabrikam',
  'Litware',
  'Northwind',
  'Tailspin Toys',
  'Woodgrove Bank',
];

/** The joint weekly meeting of the sample company, with every setting at its default. */
export function toSampleSeries(createdAt: InstantText): Series {
  return {
    id: sampleSeriesId,
    tenantId: localTenantId,
    name: 'Sales and Marketing weekly',
    language: 'en',
    departments: [
      { id: 'sales', name: 'Sales' },
      { id: 'marketing', name: 'Marketing' },
    ],
    people: samplePeople.map(({ id, ...rest }) => ({ personId: id, ...rest, acting: null })),
    home: sampleChannelId,
    state: 'active',
    start: null,
    ...toDefaultSettings('Europe/Berlin'),
    customers: sampleCustomers,
    revision: 1,
    edited: {},
    changes: [],
    createdAt,
  };
}
