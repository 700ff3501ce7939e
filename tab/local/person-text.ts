import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { LocalPerson } from './local-api.ts';

const departments: Readonly<Partial<Record<string, MessageId>>> = {
  sales: 'local.department.sales',
  marketing: 'local.department.marketing',
  neither: 'local.department.neither',
};

const roles: Readonly<Partial<Record<string, MessageId>>> = {
  chair: 'local.role.chair',
  representative: 'local.role.representative',
  member: 'local.role.member',
  guest: 'local.role.guest',
};

export function toDepartmentText(department: string, t: Translate): string {
  const id = departments[department];
  return id === undefined ? department : t(id);
}

export function toRoleText({ role }: LocalPerson, t: Translate): string {
  const id = roles[role];
  return id === undefined ? role : t(id);
}
