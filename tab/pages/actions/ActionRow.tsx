import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { isOverdue, isToSettle } from '../../../shared/action/overdue.ts';
import { actionPermissions } from '../../../shared/action/permissions.ts';
import type { ActionView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { Mark } from '../../components/Mark.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { useSeries } from '../../hooks/session.ts';
import { daysBetween } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';
import { DueForm } from './DueForm.tsx';
import { SettleForm } from './SettleForm.tsx';
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
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    marginBlockStart: tokens.spacingVerticalXXS,
  },
  overdue: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '24px',
    color: tokens.colorBrandForegroundLink,
  },
});

export interface ActionRowProps {
  action: ActionView;
  /** Null while it is not known. */
  today: string | null;
}

/** One action: what, who, until when, where it came up, and what can be done about it. */
export function ActionRow({ action, today }: ActionRowProps) {
  const styles = useStyles();
  const { t } = useText();
  const { me, nameOf } = useSeries();
  const { source, state } = action;
  const canEdit = can(me, actionPermissions.editAny) || action.ownerId === me.personId;
  return (
    <li className={styles.row}>
      <div>
        <h3 className={styles.text}>{action.text}</h3>
        <div className={styles.facts}>
          <span>{nameOf(action.ownerId)}</span>
          {state === 'dropped' && <Mark>{t('tab.outcome.dropped')}</Mark>}
          <Due action={action} today={today} />
          {source.kind === 'meeting' && (
            <Link href={toHref(source)} className={styles.link}>
              {t('tab.action.source')}
            </Link>
          )}
        </div>
        {canEdit && state === 'open' && (
          <Disclosure label={t('tab.action.changeDue')}>
            <DueForm action={action} />
          </Disclosure>
        )}
        <Settle action={action} today={today} />
      </div>
      {canEdit && <DoneButton action={action} />}
    </li>
  );
}

/** Chairs settle what has been overdue for too long. */
function Settle({ action, today }: ActionRowProps) {
  const { t } = useText();
  const { me } = useSeries();
  if (today === null || !isToSettle(action, today) || !can(me, actionPermissions.settle)) return null;
  return (
    <Disclosure label={t('tab.settle.button')}>
      <SettleForm action={action} />
    </Disclosure>
  );
}

function DoneButton({ action }: { action: ActionView }) {
  const { t } = useText();
  const { toggle, isPending } = useActionDone(action);
  const { state, text } = action;
  const isOpen = state === 'open';
  return (
    <Button
      disabled={isPending}
      aria-label={t(isOpen ? 'tab.action.markDoneThis' : 'tab.action.reopenThis', { text })}
      onClick={toggle}
    >
      {t(isOpen ? 'tab.action.markDone' : 'tab.action.reopen')}
    </Button>
  );
}

/** The meeting in which it came up, and there the item. */
function toHref({ meetingId, itemId }: Extract<ActionView['source'], { kind: 'meeting' }>): string {
  return itemId === null ? `/history/${meetingId}` : `/history/${meetingId}#item-${itemId}`;
}

function Due({ action, today }: { action: ActionView; today: string | null }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { dueOn } = action;
  if (dueOn === null) return <span>{t('tab.action.noDue')}</span>;
  const isLate = today !== null && isOverdue(action, today);
  const days = isLate ? daysBetween(dueOn, today) : 0;
  const date = format.date(dueOn);
  return (
    <span className={mergeClasses(isLate && styles.overdue)}>
      {isLate ? t('tab.action.overdue', { date, days }) : t('tab.action.dueOn', { date })}
    </span>
  );
}
