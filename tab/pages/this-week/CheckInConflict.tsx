import { TwoTexts } from '../../components/TwoTexts.tsx';
import { useText } from '../../text/text-context.ts';
import { toOneText } from './check-in-boxes.ts';
import type { Update } from './check-in-lines.ts';

export interface CheckInConflictProps {
  mine: Update;
  theirs: Update;
  onChoose: (update: Update) => void;
}

/** The same check-in was changed in another place: the reader chooses one of the two. */
export function CheckInConflict({ mine, theirs, onChoose }: CheckInConflictProps) {
  const { t } = useText();
  const toText = ({ answers }: Update) => toOneText(answers, (box) => t(`checkIn.${box}`));
  return (
    <TwoTexts
      mine={toText(mine)}
      theirs={toText(theirs)}
      onMine={() => onChoose(mine)}
      onTheirs={() => onChoose(theirs)}
    />
  );
}
