import {
  Badge,
  Button,
  FluentProvider,
  makeStyles,
  Tab,
  TabList,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  Text,
  tokens,
} from '@fluentui/react-components';
import { app } from '@microsoft/teams-js';
import { lazy, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { rows } from './rows.ts';

// The least that a tab of Fluent can be: themes, tabs, a native list of fifty rows, the host's library, and a dialog that
// is fetched when it is asked for. Nothing is fetched and nothing is drawn by the server (performance.md 2.3, `08b`).

const AddDialog = lazy(async () => ({ default: (await import('./AddDialog.tsx')).AddDialog }));

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
const views = ['This week', 'Actions', 'History', 'Settings'];

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM },
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 90px 60px 70px',
    padding: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The host's theme; outside of a host it stays as it is. */
function useHostTheme() {
  const [theme, setTheme] = useState<keyof typeof themes>('default');
  useEffect(() => {
    const connect = async () => {
      await app.initialize();
      const { theme: name } = (await app.getContext()).app;
      if (name in themes) setTheme(name as keyof typeof themes);
      await app.notifySuccess();
    };
    connect().catch(() => undefined);
  }, []);
  return themes[theme];
}

function Agenda() {
  const styles = useStyles();
  return (
    <ol>
      {rows.map(({ id, title, presenter, state, minutes }) => (
        <li key={id} className={styles.row}>
          <Text>{title}</Text>
          <Text>{presenter}</Text>
          <Badge appearance="tint">{state}</Badge>
          <Button size="small" appearance="subtle">
            {minutes}
          </Button>
        </li>
      ))}
    </ol>
  );
}

function Skeleton() {
  const styles = useStyles();
  const theme = useHostTheme();
  const [view, setView] = useState(views[0]);
  const [isAdding, setAdding] = useState(false);

  return (
    <FluentProvider theme={theme}>
      <div className={styles.page}>
        <TabList selectedValue={view} onTabSelect={(_, { value }) => setView(String(value))}>
          {views.map((name) => (
            <Tab key={name} value={name}>
              {name}
            </Tab>
          ))}
        </TabList>
        <Button onClick={() => setAdding(true)}>Add</Button>
        <Agenda />
        {isAdding && (
          <Suspense>
            <AddDialog onClose={() => setAdding(false)} />
          </Suspense>
        )}
      </div>
    </FluentProvider>
  );
}

createRoot(document.getElementById('root') ?? document.body).render(<Skeleton />);
