import { Button, makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import type { SeriesPerson } from '../../../../shared/series/series.ts';
import { Mark } from '../../../components/Mark.tsx';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { useSetPerson } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import { PersonEditor } from './PersonEditor.tsx';

const useStyles = makeStyles({
  row: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingBlock: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '32px' },
  facts: {
    ...typographyStyles.body1,
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: 'anywhere',
  },
  editor: { paddingBlock: tokens.spacingVerticalS },
});

export interface PersonRowProps {
  person: SeriesPerson;
  /** The bot cannot write to them one to one. */
  isUnreachable: boolean;
  isChangeable: boolean;
}

/** Somebody of the series: what they are, and for chairs a way to change it in place. */
export function PersonRow({ person, isUnreachable, isChangeable }: PersonRowProps) {
  const styles = useStyles();
  const { t, format } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const editorId = useId();
  const { name, role, acting } = person;
  const close = () => {
    setIsOpen(false);
    line.current?.querySelector('button')?.focus();
  };
  return (
    <li className={styles.row}>
      <div ref={line} className={styles.line}>
        <div className={styles.facts}>
          <span>{name}</span>
          {acting !== null && (
            <Mark tone="brand">{t('tab.settings.acting', { date: format.date(acting.until) })}</Mark>
          )}
          {acting === null && role !== 'member' && <Mark>{t(`tab.settings.role.${role}`)}</Mark>}
          {isUnreachable && <Mark tone="alert">{t('tab.settings.unreachable')}</Mark>}
        </div>
        {isChangeable && canReport(person) && <ReportSwitch person={person} />}
        {isChangeable && (
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t('tab.settings.changePerson', { name })}
            aria-expanded={isOpen}
            aria-controls={editorId}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          />
        )}
      </div>
      <div id={editorId} hidden={!isOpen} className={styles.editor}>
        {isOpen && <PersonEditor person={person} onClose={close} />}
      </div>
    </li>
  );
}

function canReport({ department, role }: SeriesPerson): boolean {
  return department !== 'neither' && (role === 'representative' || role === 'member');
}

/** Whether somebody is asked for their department's update: the change that is made most. */
function ReportSwitch({ person: { personId, name, role } }: { person: SeriesPerson }) {
  const { t } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { mutate, isPending } = useSetPerson(series.id);
  return (
    <Switch
      aria-label={t('tab.settings.reportsThis', { name })}
      title={t('tab.settings.reports')}
      checked={role === 'representative'}
      onChange={(_, { checked }) => {
        if (isPending) return;
        const onSuccess = () => {
          notices.say(t('tab.settings.savedPerson', { name }));
        };
        mutate({ personId, edit: { role: checked ? 'representative' : 'member' } }, { onSuccess });
      }}
    />
  );
}
