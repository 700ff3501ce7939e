import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { actionPermissions } from '../../../shared/action/permissions.ts';
import type { ActionView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { useSeries } from '../../hooks/session.ts';
import { daysBetween } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';
import { DueForm } from './DueForm.tsx';
import { useActionDone } from './useActionDone.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    '& + &': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  text: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  facts: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    marginBlockStart: tokens.spacingVerticalXXS,
  },
  overdue: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  link: { color: tokens.colorBrandForegroundLink },
});

/** One action: what, who, until when, where it came up. `today` is null while it is not known. */
export function ActionRow({ action, today }: { action: ActionView; today: string | null }) {
  const styles = useStyles();
  const { t } = useText();
  const { me, nameOf } = useSeries();
  const { toggle, isPending } = useActionDone(action);
  const { source, state } = action;
  const canEdit = can(me, actionPermissions.editAny) || action.ownerId === me.personId;
  return (
    <li className={styles.row}>
      <div>
        <h3 className={styles.text}>{action.text}</h3>
        <div className={styles.facts}>
          <span>{nameOf(action.ownerId)}</span>
          <Due action={action} today={today} />
          {source.kind === 'meeting' && (
            <Link href={`/history/${source.meetingId}`} className={styles.link}>
              {t('tab.action.source')}
            </Link>
          )}
        </div>
        {canEdit && state === 'open' && (
          <Disclosure label={t('tab.action.changeDue')}>
            <DueForm action={action} />
          </Disclosure>
        )}
      </div>
      {canEdit && (
        <Button
          disabled={isPending}
          aria-label={t(state === 'open' ? 'tab.action.markDoneThis' : 'tab.action.reopenThis', {
            text: action.text,
          })}
          onClick={toggle}
        >
          {t(state === 'open' ? 'tab.action.markDone' : 'tab.action.reopen')}
        </Button>
      )}
    </li>
  );
}

function Due({ action: { dueOn, state }, today }: { action: ActionView; today: string | null }) {
  const styles = useStyles();
  const { t, format } = useText();
  if (dueOn === null) return <span>{t('tab.action.noDue')}</span>;
  const days = today === null || state === 'done' ? 0 : daysBetween(dueOn, today);
  const date = format.date(dueOn);
  return (
    <span className={mergeClasses(days > 0 && styles.overdue)}>
      {days > 0 ? t('tab.action.overdue', { date, days }) : t('tab.action.dueOn', { date })}
    </span>
  );
}
