import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  content: { paddingBlockStart: tokens.spacingVerticalS },
  button: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** More that is shown on demand, in place. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  const handleToggle = () => {
    setIsOpen(!isOpen);
  };
  return (
    <div>
      <Button
        appearance="subtle"
        size="small"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={contentId}
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        onClick={handleToggle}
      >
        {label}
      </Button>
      <div id={contentId} hidden={!isOpen} className={styles.content}>
        {isOpen && children}
      </div>
    </div>
  );
}
