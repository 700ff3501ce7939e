import { readLines, type Section } from './section.ts';

/** Names that are recognised in what people write. */
export const customersSection: Section<'customers'> = {
  name: 'customers',
  fields: ['customers'],
  toValues: ({ customers }) => ({ customers: customers.join('\n') }),
  toEdit: (values) => ({ customers: [...new Set(readLines(values['customers']))] }),
  describe: ({ customers }, { t, format }) => [
    t('tab.settings.customersCount', { count: customers.length }),
    ...toShortList(customers, format.list),
  ],
};

/** Who gets the minutes without being in the channel. */
export const informedSection: Section<'informed'> = {
  name: 'informed',
  fields: ['informed'],
  toValues: ({ informed }) => ({
    informed: informed.map(({ name, email }) => `${name} ${email}`).join('\n'),
  }),
  toEdit: (values) => ({ informed: readLines(values['informed']).map(readPerson) }),
  describe: ({ informed }, { t, format }) => [
    t('tab.settings.informedCount', { count: informed.length }),
    ...toShortList(
      informed.map(({ name }) => name),
      format.list,
    ),
  ],
};

/** The mail address is the last word, also as mail programs write it: `Dana Fox <dana@contoso.com>`. */
export function readPerson(line: string): { name: string; email: string } {
  const words = line.split(/[\s,;]+/u);
  const email = words.at(-1)?.replace(/^<|>$/gu, '') ?? '';
  return { name: words.slice(0, -1).join(' '), email };
}

const shownNames = 12;

function toShortList(names: readonly string[], toText: (names: readonly string[]) => string): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, shownNames);
  return [toText(shown.length < names.length ? [...shown, '…'] : shown)];
}
