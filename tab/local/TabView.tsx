import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { mirroredLocale, pseudoLocale } from '../../shared/locales/pseudo.ts';
import { Choice } from '../components/Choice.tsx';
import { hostThemes } from '../host.ts';
import { useText } from '../text/text-context.ts';
import type { Look } from './look.ts';

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  view: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto 1fr',
    gap: tokens.spacingVerticalM,
    minHeight: 0,
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  frame: {
    width: '100%',
    height: '100%',
    minHeight: '480px',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const widths = [
  { name: 'panel', width: '280px' },
  { name: 'window', width: '720px' },
  { name: 'full', width: '100%' },
] as const;
const locales = ['en', pseudoLocale, mirroredLocale] as const;

/** The tab itself, in a frame as Teams has it, at the widths, themes and languages that it has to stand. */
export function TabView({ personId }: { personId: string }) {
  const styles = useStyles();
  const { t } = useText();
  const [width, setWidth] = useState<string>('100%');
  const [look, setLook] = useState({ theme: 'default', locale: 'en' });
  const frame = useRef<HTMLIFrameElement>(null);
  const query = new URLSearchParams({ as: personId }).toString();
  // The page stays open, as it does in Teams.
  const change = (next: Look) => {
    setLook({ ...look, ...next });
    frame.current?.contentWindow?.postMessage(next, window.location.origin);
  };
  return (
    <div className={styles.view}>
      <h1 className={styles.hidden}>{t('local.view.tab')}</h1>
      <div className={styles.tools}>
        <div className={styles.buttons} role="group" aria-label={t('local.tab.width')}>
          {widths.map((one) => (
            <Button
              key={one.name}
              aria-pressed={width === one.width}
              appearance={width === one.width ? 'primary' : 'secondary'}
              onClick={() => setWidth(one.width)}
            >
              {t(`local.tab.width.${one.name}`)}
            </Button>
          ))}
        </div>
        <Choice
          label={t('local.tab.theme')}
          value={look.theme}
          options={hostThemes.map((name) => ({ value: name, label: t(`local.tab.theme.${name}`) }))}
          onChange={(theme) => change({ theme })}
        />
        <Choice
          label={t('local.tab.language')}
          value={look.locale}
          options={locales.map((name) => ({ value: name, label: t(`local.tab.language.${name}`) }))}
          onChange={(locale) => change({ locale })}
        />
      </div>
      <iframe
        ref={frame}
        title={t('local.view.tab')}
        src={`/tab/?${query}`}
        className={styles.frame}
        style={{ maxWidth: width }}
      />
    </div>
  );
}
