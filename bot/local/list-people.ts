import type { Repositories } from '../db/repositories.ts';
import type { ChatStore } from './chat-store.ts';
import { samplePeople } from './sample/people.ts';
import type { LocalPerson } from './sign-in.ts';

export interface ListPeopleDependencies {
  repositories: Pick<Repositories, 'people' | 'seriesStore'>;
  chats: Pick<ChatStore, 'listPeopleIds'>;
}

/** Everybody on this computer: the people of every series, then those of companies that have not begun yet. */
export function createListPeople({ repositories, chats }: ListPeopleDependencies) {
  const { people, seriesStore } = repositories;

  async function listOfSeries(): Promise<LocalPerson[]> {
    const series = await seriesStore.list({}, { sort: { _id: 1 } });
    const found = series.flatMap(({ state }) =>
      state.people.map(({ personId, name, department, role }) => ({ id: personId, name, department, role })),
    );
    return [...new Map(found.map((person) => [person.id, person])).values()];
  }

  /** Without the sample company: until its series is there, it is still being made. */
  async function listWithoutSeries(known: readonly LocalPerson[]): Promise<LocalPerson[]> {
    const taken = new Set([...known, ...samplePeople].map(({ id }) => id));
    const ids = (await chats.listPeopleIds()).filter((id) => !taken.has(id));
    const found = await people.list(ids);
    return ids.flatMap((id) => {
      const person = found.find((one) => one.id === id);
      return person === undefined ? [] : [{ id, name: person.name, department: 'neither', role: 'member' }];
    });
  }

  return async (): Promise<LocalPerson[]> => {
    const ofSeries = await listOfSeries();
    return [...ofSeries, ...(await listWithoutSeries(ofSeries))];
  };
}
