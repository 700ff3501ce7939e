import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Line } from '../components/Line.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { Panel } from '../components/Panel.tsx';
import { useNotices } from '../hooks/notice.ts';
import type { Host } from '../host.ts';
import { useText } from '../text/text-context.ts';
import { moveClock, type ClockMove, type RanWork } from './local-api.ts';
import { clockKey, localZone } from './LocalTime.tsx';
import { listMoments } from './moments.ts';

const useStyles = makeStyles({
  column: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalL, maxWidth: '800px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalM,
  },
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Moves the product's time forward; everything that is due on the way happens, in order. */
export function ClockView({ host }: { host: Host }) {
  const styles = useStyles();
  const { t, format } = useText();
  const queries = useQueryClient();
  const notices = useNotices();
  const moments = useQuery({ queryKey: [...clockKey, 'moments'], queryFn: () => listMoments(host) });
  const { mutate, data, isPending } = useMutation({
    mutationFn: (move: ClockMove) => moveClock(move),
    onSuccess: () => queries.invalidateQueries(),
    onError: notices.sayProblem,
  });

  return (
    <div className={styles.column}>
      <PageTitle title={t('local.view.clock')}>{t('local.clock.hint')}</PageTitle>
      <Panel title={t('local.clock.forward')}>
        <div className={styles.buttons}>
          <Button disabled={isPending} onClick={() => mutate({ advance: 'PT1H' })}>
            {t('local.clock.hour')}
          </Button>
          <Button disabled={isPending} onClick={() => mutate({ advance: 'PT24H' })}>
            {t('local.clock.day')}
          </Button>
        </div>
      </Panel>
      <Panel title={t('local.clock.to')}>
        <Loaded query={moments}>
          {(found) => (
            <div className={styles.buttons}>
              {found.map(({ name, at }) => (
                <Button key={name} disabled={isPending} onClick={() => mutate({ now: at })}>
                  {t(`local.clock.moment.${name}`, { when: format.dateTime(at, localZone()) })}
                </Button>
              ))}
            </div>
          )}
        </Loaded>
        <ChosenTime isPending={isPending} onChoose={(now) => mutate({ now })} />
      </Panel>
      {data !== undefined && <WhatRan ran={data.ran} />}
    </div>
  );
}

function ChosenTime({ isPending, onChoose }: { isPending: boolean; onChoose: (now: string) => void }) {
  const styles = useStyles();
  const { t } = useText();
  const [time, setTime] = useState('');
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    onChoose(new Date(time).toISOString());
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <Line label={t('local.clock.time')} type="datetime-local" value={time} onChange={setTime} />
      <Button type="submit" disabled={isPending || time === ''}>
        {t('local.clock.set')}
      </Button>
    </form>
  );
}

function WhatRan({ ran }: { ran: readonly RanWork[] }) {
  const styles = useStyles();
  const { t, format } = useText();
  return (
    <Panel title={t('local.clock.ran')} meta={t('local.clock.ranCount', { count: ran.length })}>
      <ol className={styles.list} role="status">
        {ran.map(({ kind, key, at }) => (
          <li key={`${kind} ${key} ${at}`}>
            {t('local.clock.ranOne', { kind, key, when: format.dateTime(at, localZone()) })}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
