import { Suspense } from 'react';
import { lazyView } from '../../components/lazy-view.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { TextBox } from '../../components/TextBox.tsx';
import { answerLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';
import { toDetails, withAnswer, type CheckInBoxProps } from './check-in-lines.ts';

const LineDetails = lazyView(async () => (await import('./LineDetails.tsx')).LineDetails);

/** One box of an update; once it has lines, more can be said of each. */
export function CheckInBox({ box, update, onChange }: CheckInBoxProps) {
  const { t } = useText();
  const label = t(`checkIn.${box}`);
  return (
    <div>
      <TextBox
        label={label}
        hint={t(`tab.checkIn.hint.${box}`)}
        rows={2}
        maxLength={answerLimit}
        value={update.answers[box] ?? ''}
        onChange={(text) => {
          onChange(withAnswer(update, box, text));
        }}
      />
      {toDetails(update, box).length > 0 && (
        <Disclosure label={t('tab.line.details', { box: label })}>
          <Suspense fallback={<Skeleton />}>
            <LineDetails box={box} update={update} onChange={onChange} />
          </Suspense>
        </Disclosure>
      )}
    </div>
  );
}
