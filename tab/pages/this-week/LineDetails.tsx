import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type KeyboardEvent } from 'react';
import { Line } from '../../components/Line.tsx';
import { useText } from '../../text/text-context.ts';
import { toDetails, toLink, withDetail, type CheckInBoxProps, type LineDetail } from './check-in-lines.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  line: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke2}`,
  },
  text: { ...typographyStyles.body1Strong, padding: 0, overflowWrap: 'anywhere' },
  fields: {
    display: 'grid',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 480px)': { gridTemplateColumns: '96px minmax(0, 1fr)' },
  },
  discuss: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** What can be said of each line of a box: whether to discuss it, for how long, and where to read more. */
export function LineDetails({ box, update, onChange }: CheckInBoxProps) {
  const styles = useStyles();
  // Enter in these fields would send the whole update.
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    <ul className={styles.list} onKeyDown={handleKey}>
      {toDetails(update, box).map((detail) => (
        <li key={detail.text}>
          <OneLine
            detail={detail}
            isAsk={box === 'asks'}
            onChange={(changed) => onChange(withDetail(update, box, changed))}
          />
        </li>
      ))}
    </ul>
  );
}

interface OneLineProps {
  detail: LineDetail;
  /** It goes on the agenda in any case. */
  isAsk: boolean;
  onChange: (detail: LineDetail) => void;
}

function OneLine({ detail, isAsk, onChange }: OneLineProps) {
  const styles = useStyles();
  const { t } = useText();
  const [minutes, setMinutes] = useState(detail.minutes?.toString() ?? '');
  const [link, setLink] = useState(detail.link ?? '');
  const handleMinutes = (text: string) => {
    setMinutes(text);
    onChange({ ...detail, minutes: isMinutes(text) ? Number(text) : null });
  };
  const handleLink = (text: string) => {
    setLink(text);
    onChange({ ...detail, link: toLink(text) });
  };
  return (
    <fieldset className={styles.line}>
      <legend className={styles.text}>{detail.text}</legend>
      {!isAsk && (
        <Checkbox
          className={styles.discuss}
          label={t('tab.line.discuss')}
          checked={detail.discuss}
          onChange={(_, { checked }) => onChange({ ...detail, discuss: checked === true })}
        />
      )}
      <div className={styles.fields}>
        <Line
          label={t('tab.item.minutes')}
          type="number"
          min={1}
          max={120}
          value={minutes}
          problem={minutes === '' || isMinutes(minutes) ? undefined : t('tab.line.badMinutes')}
          onChange={handleMinutes}
        />
        <Line
          label={t('tab.line.link')}
          type="url"
          maxLength={2000}
          value={link}
          problem={link.trim() === '' || toLink(link) !== null ? undefined : t('tab.line.badLink')}
          onChange={handleLink}
        />
      </div>
    </fieldset>
  );
}

function isMinutes(text: string): boolean {
  return /^\d{1,3}$/u.test(text) && Number(text) >= 1 && Number(text) <= 120;
}
