import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Choice } from '../../components/Choice.tsx';
import { Line } from '../../components/Line.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { HistoryFilter } from '../../hooks/useHistory.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
    '& > *': { minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
  words: { gridColumn: '1 / -1' },
  clear: { justifySelf: 'start' },
});

/** Typing pauses for this long before it is searched for. */
const pauseMs = 300;

/** Words, person, department, customer and dates to look for. */
export function HistoryFilters({ filter }: { filter: HistoryFilter }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const [, navigate] = useLocation();
  const [, setParams] = useSearchParams();
  const [words, setWords] = useTypedParam('q', filter.q ?? '');
  const [customer, setCustomer] = useTypedParam('customer', filter.customer ?? '');

  const set = (name: keyof HistoryFilter) => (value: string) => {
    setParams((params) => withParam(params, name, value), { replace: true });
  };
  const handleClear = () => {
    setWords('');
    setCustomer('');
    navigate('/history', { replace: true });
  };

  const anyPerson = { value: '', label: t('tab.history.anybody') };
  const people = series.people.map(({ personId, name }) => ({ value: personId, label: name }));
  const anyDepartment = { value: '', label: t('tab.history.both') };
  const departments = series.departments.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div role="search" className={styles.filters}>
      <div className={styles.words}>
        <Line
          label={t('tab.history.words')}
          type="search"
          value={words}
          onChange={setWords}
          maxLength={200}
        />
      </div>
      <Choice
        label={t('tab.history.person')}
        value={filter.person ?? ''}
        options={[anyPerson, ...people]}
        onChange={set('person')}
      />
      <Choice
        label={t('tab.history.department')}
        value={filter.department ?? ''}
        options={[anyDepartment, ...departments]}
        onChange={set('department')}
      />
      <CustomerLine value={customer} onChange={setCustomer} />
      <Line label={t('tab.history.from')} type="date" value={filter.from ?? ''} onChange={set('from')} />
      <Line label={t('tab.history.to')} type="date" value={filter.to ?? ''} onChange={set('to')} />
      {Object.keys(filter).length > 0 && (
        <Button className={styles.clear} onClick={handleClear}>
          {t('tab.history.clear')}
        </Button>
      )}
    </div>
  );
}

/** A customer, of those that the series knows or any other. */
function CustomerLine({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useText();
  const { series } = useSeries();
  const listId = useId();
  return (
    <div>
      <Line
        label={t('tab.history.customer')}
        value={value}
        list={listId}
        maxLength={200}
        onChange={onChange}
      />
      <datalist id={listId}>
        {series.customers.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

/** A text that is typed, and put into the address when typing pauses. */
function useTypedParam(name: keyof HistoryFilter, value: string) {
  const [, setParams] = useSearchParams();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      setParams((params) => withParam(params, name, typed), { replace: true });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, name, setParams]);
  return [typed, setTyped] as const;
}

function withParam(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
