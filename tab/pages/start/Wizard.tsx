import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type SubmitEvent } from 'react';
import type { Place, PlaceView } from '../../../shared/api/views.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Panel } from '../../components/Panel.tsx';
import { usePlace } from '../../hooks/usePlaces.ts';
import { useText } from '../../text/text-context.ts';
import { focusFirstProblem } from '../settings/form-problems.ts';
import { FormBox, FormLine } from '../settings/FormFields.tsx';
import { PeopleFields } from './PeopleFields.tsx';
import { Rhythm } from './Rhythm.tsx';
import { SampleAgenda } from './SampleAgenda.tsx';
import { TimeFields } from './TimeFields.tsx';
import { readTyped, useStartForm } from './useStartForm.ts';

const useStyles = makeStyles({
  place: { ...typographyStyles.subtitle2, margin: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  page: {
    display: 'grid',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    '@media (max-width: 799px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  fields: { display: 'grid', gap: tokens.spacingVerticalM },
  send: { justifySelf: 'start' },
});

/** What one leader proposes for a channel or chat: when, with whom, in which words; and what will come of it. */
export function Wizard({ place, onBack }: { place: Place; onBack?: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const query = usePlace(place.id);
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.place}>{t('tab.start.inPlace', { place: place.name })}</h2>
        {onBack !== undefined && (
          <Button size="small" onClick={onBack}>
            {t('tab.start.anotherPlace')}
          </Button>
        )}
      </div>
      <Loaded query={query} rows={8}>
        {(view) => <StartForm place={view} />}
      </Loaded>
    </>
  );
}

function StartForm({ place }: { place: PlaceView }) {
  const styles = useStyles();
  const { t } = useText();
  const start = useStartForm(place);
  const { form, others, isPending } = start;
  const typed = readTyped(form.values);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.refusalCount > 0) focusFirstProblem(element.current);
  }, [form.refusalCount]);
  const leader = others.find(({ personId }) => personId === form.values['otherChairId']);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isPending) void start.send();
  };
  return (
    <form ref={element} className={styles.page} onSubmit={handleSubmit} noValidate>
      <div className={styles.column}>
        <Panel title={t('tab.start.when')}>
          <div className={styles.fields}>
            <TimeFields form={form} isFromMeeting={place.isFromMeeting} />
            <FormLine
              form={form}
              path="name"
              label={t('tab.settings.name')}
              placeholder={start.defaultName}
              maxLength={120}
            />
          </div>
        </Panel>
        <Panel title={t('tab.start.who')}>
          <PeopleFields form={form} people={others} />
        </Panel>
        <Panel title={t('tab.start.promise')}>
          <FormBox
            form={form}
            path="commitment"
            rows={5}
            maxLength={1000}
            label={t('tab.start.commitment')}
            hint={t('tab.start.commitmentHint')}
          />
        </Panel>
      </div>
      <div className={styles.column}>
        <Rhythm slot={typed.slot} />
        <SampleAgenda departments={typed.departments} />
      </div>
      <Button type="submit" appearance="primary" className={styles.send} disabledFocusable={isPending}>
        {leader === undefined ? t('tab.start.askNobody') : t('tab.start.ask', { name: leader.name })}
      </Button>
    </form>
  );
}
