import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: {
    ...typographyStyles.body1,
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
  },
});

const shownLines = 8;

/** Settings in words; of a long list the beginning. */
export function SummaryLines({ lines }: { lines: readonly string[] }) {
  const styles = useStyles();
  const shown = lines.length > shownLines ? [...lines.slice(0, shownLines), '…'] : lines;
  return (
    <ul className={styles.list}>
      {shown.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
