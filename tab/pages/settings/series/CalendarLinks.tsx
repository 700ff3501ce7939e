import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useCalendar } from '../../../hooks/useSeriesSettings.ts';
import { useSeries } from '../../../hooks/session.ts';
import { useText } from '../../../text/text-context.ts';

const useStyles = makeStyles({
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBlockStart: tokens.spacingVerticalM,
  },
});

/** How the weekly meeting comes to stand in people's calendars. */
export function CalendarLinks() {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const { data: calendar } = useCalendar(series.id);
  if (calendar === undefined) return null;
  return (
    <div className={styles.links}>
      <Link href={calendar.schedulingLink} target="_blank" rel="noreferrer">
        {t('tab.settings.scheduleInTeams')}
      </Link>
      <Button size="small" onClick={() => offerFile(calendar.fileName, calendar.text)}>
        {t('tab.settings.calendarFile')}
      </Button>
    </div>
  );
}

/** Hands a text to the browser as a file to keep. */
function offerFile(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
