import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useNotices } from '../../hooks/notice.ts';
import { readRemembered, remember } from '../../hooks/remembered.ts';
import { useSeries } from '../../hooks/session.ts';
import { useSetPerson } from '../../hooks/useSeriesSettings.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    marginBlockEnd: tokens.spacingVerticalL,
  },
  question: { ...typographyStyles.body1 },
});

const neither = 'neither';

/** Asks once, quietly, which department somebody of the channel belongs to. "Neither" is remembered here. */
export function DepartmentChoice() {
  const styles = useStyles();
  const { t } = useText();
  const { series, me } = useSeries();
  const notices = useNotices();
  const labelId = useId();
  const name = `department.${series.id}.${me.personId}`;
  const [isAnswered, setIsAnswered] = useState(() => readRemembered(name) === neither);
  const { mutate, isPending } = useSetPerson(series.id);
  if (isAnswered || me.department !== neither) return null;

  const choose = (department: { id: string; name: string }) => () => {
    if (isPending) return;
    const onSuccess = () => notices.say(t('tab.department.said', { department: department.name }));
    mutate({ personId: me.personId, edit: { department: department.id } }, { onSuccess });
  };
  const handleNeither = () => {
    remember(name, neither);
    setIsAnswered(true);
  };
  return (
    <div role="group" aria-labelledby={labelId} className={styles.bar}>
      <span id={labelId} className={styles.question}>
        {t('tab.department.title')}
      </span>
      {series.departments.map((department) => (
        <Button key={department.id} size="small" onClick={choose(department)}>
          {department.name}
        </Button>
      ))}
      <Button size="small" onClick={handleNeither}>
        {t('tab.department.neither')}
      </Button>
    </div>
  );
}
