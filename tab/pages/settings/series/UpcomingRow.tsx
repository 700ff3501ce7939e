import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { Mark } from '../../../components/Mark.tsx';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { useChangePlan } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import { MoveForm, SkipForm } from './PlanForms.tsx';
import type { Upcoming } from './upcoming.ts';
import { isWaiting, useMeetingWords } from './useMeetingWords.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTopStyle: 'none', paddingBlockStart: 0 },
  },
  line: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  when: { flexGrow: 1 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  why: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    margin: 0,
    overflowWrap: 'anywhere',
  },
});

/** One coming meeting, and what chairs can do about it. */
export function UpcomingRow({ meeting, isChangeable }: { meeting: Upcoming; isChangeable: boolean }) {
  const styles = useStyles();
  const words = useMeetingWords();
  const [open, setOpen] = useState<'skip' | 'move' | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const why = words.whyOf(meeting);
  const holiday = isChangeable ? words.holidayHintOf(meeting) : null;
  const mark = words.markOf(meeting);
  const hasActed = useRef(false);
  const close = () => {
    setOpen(null);
  };
  const handlePress = () => {
    hasActed.current = true;
  };
  // What was pressed gives way to other buttons: the first of them takes the focus, unless the reader went on.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (hasActed.current && open === null && isLost) buttons.current?.querySelector('button')?.focus();
  }, [open, meeting.state]);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.when}>{words.whenOf(meeting)}</span>
        {mark !== null && <Mark tone={meeting.state === 'skipped' ? 'plain' : 'brand'}>{mark}</Mark>}
        {isChangeable && open === null && (
          <div ref={buttons} className={styles.buttons} onClick={handlePress}>
            <PlanButtons meeting={meeting} onOpen={setOpen} />
          </div>
        )}
      </div>
      {why !== null && <p className={styles.why}>{why}</p>}
      {holiday !== null && <p className={styles.why}>{holiday}</p>}
      {open === 'skip' && <SkipForm meeting={meeting} onClose={close} />}
      {open === 'move' && <MoveForm meeting={meeting} onClose={close} />}
    </li>
  );
}

function PlanButtons({ meeting, onOpen }: { meeting: Upcoming; onOpen: (form: 'skip' | 'move') => void }) {
  const { t, format } = useText();
  const date = format.date(meeting.date);
  if (meeting.state === 'skipped') return <UnskipButton meeting={meeting} />;
  if (!isWaiting(meeting)) return null;
  return (
    <>
      <Button size="small" aria-label={t('tab.settings.skipThis', { date })} onClick={() => onOpen('skip')}>
        {t('tab.settings.skip')}
      </Button>
      <Button size="small" aria-label={t('tab.settings.moveThis', { date })} onClick={() => onOpen('move')}>
        {t('tab.settings.move')}
      </Button>
    </>
  );
}

function UnskipButton({ meeting: { date } }: { meeting: Upcoming }) {
  const { t, format } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { mutate, isPending } = useChangePlan(series.id);
  const text = format.date(date);
  const handlePress = () => {
    if (isPending) return;
    const onSuccess = () => notices.say(t('tab.settings.saidUnskipped', { date: text }));
    mutate({ kind: 'unskip', date }, { onSuccess, onError: notices.sayProblem });
  };
  return (
    <Button
      size="small"
      disabledFocusable={isPending}
      aria-label={t('tab.settings.unskipThis', { date: text })}
      onClick={handlePress}
    >
      {t('tab.settings.unskip')}
    </Button>
  );
}
