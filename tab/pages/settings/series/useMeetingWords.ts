import { useSeries } from '../../../hooks/session.ts';
import { toDateIn } from '../../../text/format.ts';
import { useText } from '../../../text/text-context.ts';
import type { Upcoming } from './upcoming.ts';

const minuteMs = 60_000;

/** Tells whether a meeting can still be left out or moved. */
export function isWaiting({ state }: Pick<Upcoming, 'state'>): boolean {
  return state === 'planned' || state === 'open';
}

/** Words for coming meetings: when they are, what became of them, and why. */
export function useMeetingWords() {
  const { t, format } = useText();
  const { nameOf } = useSeries();

  function whyOf({ skip, moved, zone }: Upcoming): string | null {
    if (skip !== null) {
      if (skip.kind === 'not-needed') return t('tab.settings.skippedNotNeeded');
      if (skip.kind === 'not-held') return t('tab.settings.skippedNotHeld');
      return t('tab.settings.skippedBy', { name: nameOf(skip.by), reason: skip.reason });
    }
    if (moved === null) return null;
    const words = { from: format.dateTime(moved.from, zone), name: nameOf(moved.by) };
    return moved.reason === ''
      ? t('tab.settings.movedBy', words)
      : t('tab.settings.movedBecause', { ...words, reason: moved.reason });
  }

  function markOf({ state, moved }: Upcoming): string | null {
    if (state === 'skipped') return t('tab.settings.skipped');
    if (state === 'open') return t('tab.settings.isOpen');
    if (state === 'running') return t('tab.settings.isRunning');
    return moved === null ? null : t('tab.settings.moved');
  }

  return {
    whyOf,
    markOf,
    holidayHintOf: ({ state, holiday }: Upcoming) =>
      holiday !== null && isWaiting({ state }) ? t('tab.settings.holidayHint', { holiday }) : null,
    whenOf: ({ startsAt, lengthMinutes, zone }: Upcoming) => {
      const endsAt = new Date(Date.parse(startsAt) + lengthMinutes * minuteMs).toISOString();
      return t('tab.settings.meetingLine', {
        date: format.date(toDateIn(zone, Date.parse(startsAt))),
        from: format.time(startsAt, zone),
        to: format.time(endsAt, zone),
      });
    },
  };
}
