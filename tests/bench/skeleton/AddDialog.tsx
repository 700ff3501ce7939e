import { Select } from '@fluentui/react-select';

/** Comes when it is asked for. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  return (
    <dialog open onClose={onClose}>
      <form method="dialog">
        <Select>
          <option>Ana Ruiz</option>
          <option>Ben Vogel</option>
        </Select>
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
