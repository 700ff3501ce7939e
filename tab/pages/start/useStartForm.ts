import { useLocation } from 'wouter';
import type { PlaceView } from '../../../shared/api/views.ts';
import type { Schedule } from '../../../shared/series/series.ts';
import { loadedOn } from '../../clock.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeriesChoice } from '../../hooks/series-choice.ts';
import { useKeptForm, type FormValues } from '../../hooks/useKeptForm.ts';
import { usePress } from '../../hooks/usePress.ts';
import { useProposeSeries } from '../../hooks/useStart.ts';
import { useText } from '../../text/text-context.ts';
import { toDeviceZone } from '../settings/device-zone.ts';
import { hasFieldForEach, readFormProblems } from '../settings/form-problems.ts';
import { readNumber } from '../settings/series/section.ts';
import { toOwnZone } from './own-zone.ts';
import { toProposal, toStartValues } from './start-values.ts';

/** Chairs change it in the settings. */
const seriesLanguage = 'en';

/** What the wizard holds and does. What was typed stays in this browser until the other leader is asked. */
export function useStartForm(place: PlaceView) {
  const text = useText();
  const { t } = text;
  const notices = useNotices();
  const press = usePress();
  const { choose } = useSeriesChoice();
  const [, navigate] = useLocation();
  const { mutateAsync, isPending } = useProposeSeries();
  const own = { ...place, proposal: toOwnZone(place, toDeviceZone(), loadedOn()) };
  const names = { '0': t('tab.start.sales'), '1': t('tab.start.marketing') };
  const form = useKeptForm(`start.${place.id}`, { values: toStartValues(own, names), version: 1 });
  const [first, second] = readTyped(form.values).departments;
  const defaultName = t('tab.start.defaultName', { first, second });
  // Nobody asks themself: the reader is not in their own list of people to choose from.
  const others = place.people.filter(({ personId }) => personId !== place.meId);

  async function send(): Promise<void> {
    if (form.values['otherChairId'] === '') {
      form.refuse(new Map([['otherChairId', { text: t('tab.start.chooseLeader'), suggestions: [] }]]));
      return;
    }
    const body = toProposal(form.values, { placeId: place.id, defaultName, language: seriesLanguage });
    try {
      const series = await mutateAsync({ body, pressId: press.toId(body) });
      press.done();
      form.drop();
      const name = place.people.find(({ personId }) => personId === body.otherChairId)?.name ?? '';
      notices.say(t('tab.start.asked', { name }));
      choose(series.id);
      navigate('/');
    } catch (error) {
      const problems = readFormProblems(error, text);
      if (hasFieldForEach(problems, Object.keys(form.values))) form.refuse(problems);
      else notices.sayProblem(error);
    }
  }

  return { form, others, defaultName, isPending, send };
}

/** Slot and names as far as they are typed. */
export function readTyped(values: FormValues): {
  slot: Pick<Schedule, 'weekday' | 'time' | 'lengthMinutes'>;
  departments: [string, string];
} {
  return {
    slot: {
      weekday: readNumber(values['schedule.weekday']),
      time: values['schedule.time'] ?? '',
      lengthMinutes: Math.max(readNumber(values['schedule.lengthMinutes']), 0),
    },
    departments: [values['departments.0.name']?.trim() ?? '', values['departments.1.name']?.trim() ?? ''],
  };
}
