import type { ItemView } from '../../../shared/api/views.ts';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextBox } from '../../components/TextBox.tsx';
import { TwoTexts } from '../../components/TwoTexts.tsx';
import { useAutosave } from '../../hooks/useAutosave.ts';
import { putMeeting, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { keys } from '../../hooks/keys.ts';
import { useSession } from '../../hooks/session.ts';
import { notesLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';
import { useQueryClient } from '@tanstack/react-query';

/** Notes on an item, saved while they are typed. */
export function NotesBox({ meetingId, item }: { meetingId: string; item: ItemView }) {
  const { t } = useText();
  const notes = useNotes(meetingId, item);
  const { value, theirs } = notes;
  return (
    <div>
      <TextBox
        label={t('tab.notes.label')}
        rows={4}
        maxLength={notesLimit}
        value={value}
        onChange={notes.setValue}
      />
      <SaveMark state={notes.state} isUntouched={value === ''} />
      {theirs !== null && (
        <TwoTexts
          mine={value}
          theirs={theirs.value}
          onMine={() => {
            notes.resolve(value);
          }}
          onTheirs={() => {
            notes.resolve(theirs.value);
          }}
          onBoth={() => {
            notes.resolve(`${theirs.value}\n${value}`);
          }}
        />
      )}
    </div>
  );
}

function useNotes(meetingId: string, item: ItemView) {
  const { client } = useSession();
  const queries = useQueryClient();
  const params = { meetingId, itemId: item.id };
  return useAutosave({
    name: `notes.${meetingId}.${item.id}`,
    saved: { value: item.notes, version: item.version },
    isOn: true,
    save: async (notes, version) => {
      const meeting = await client.call('editItem', { params, body: { notes }, version });
      await queries.cancelQueries({ queryKey: keys.meeting(meetingId) });
      putMeeting(queries, meeting);
      return toSaved(meeting, item.id).version;
    },
    reload: async () => toSaved(await client.call('getMeeting', { params: { meetingId } }), item.id),
  });
}

function toSaved({ items }: Pick<LoadedMeeting, 'items'>, itemId: string) {
  const item = items.find(({ id }) => id === itemId);
  return { value: item?.notes ?? '', version: item?.version ?? 1 };
}
