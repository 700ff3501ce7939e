import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../../shared/core/errors.ts';
import type { ItemEdit, MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import { editableFields, type AgendaItem, type Meeting } from '../../../shared/meeting/meeting.ts';
import { ana, createIds, toContext } from '../../support/builders.ts';
import { toItem, toMeeting } from '../../support/meeting-records.ts';

/** What an editor has before them: the version, and for each field by which write it came. */
interface Sight {
  version: number;
  writes: Record<string, number>;
}

type Step =
  | { kind: 'look'; editor: number }
  | { kind: 'edit'; editor: number; edit: ItemEdit }
  /** What changes the item beside its fields: its version grows. */
  | { kind: 'decide' | 'move'; editor: number };

const editors = 4;
const editor = fc.nat({ max: editors - 1 });
const someEdit: fc.Arbitrary<ItemEdit> = fc
  .record(
    {
      title: fc.constantFrom('Budget', 'Prices', 'Fair'),
      notes: fc.constantFrom('', 'Stand 12', 'Ask Cem'),
      plannedMinutes: fc.integer({ min: 5, max: 7 }),
      presenterId: fc.constantFrom('cem', 'dora', null),
    },
    { requiredKeys: [] },
  )
  .filter((edit) => Object.keys(edit).length > 0);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: editor.map((at) => ({ kind: 'look' as const, editor: at })) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), editor, edit: someEdit }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('decide' as const, 'move' as const), editor }) },
);

const itemOf = ({ items }: Meeting): AgendaItem => items.find(({ id }) => id === 'item')!;
const valuesOf = (item: AgendaItem) =>
  Object.fromEntries(editableFields.map((field) => [field, item[field]]));

function toCommand(step: Step, sights: readonly Sight[], turn: number): MeetingCommand | null {
  if (step.kind === 'look') return null;
  if (step.kind === 'edit') {
    const seenVersion = sights[step.editor]!.version;
    return { kind: 'edit-item', itemId: 'item', seenVersion, edit: step.edit };
  }
  if (step.kind === 'decide') return { kind: 'decide', itemId: 'item', text: 'We do it' };
  return { kind: 'order-items', itemId: 'item', afterId: turn % 2 === 0 ? null : 'other' };
}

describe('F39 edits of one item by several people', () => {
  it('overwrite nothing that their writer has not seen, refuse as a whole, and lose nothing that was taken', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60 }), (sequence) => {
        const newId = createIds();
        let meeting = toMeeting({
          items: [toItem({ id: 'item', rank: 1 }), toItem({ id: 'other', rank: 2 })],
        });
        // Independent of versions: the number of the step that wrote a field.
        let writes: Record<string, number> = {};
        const look = (): Sight => ({ version: itemOf(meeting).version, writes: { ...writes } });
        const sights = Array.from({ length: editors }, look);
        sequence.forEach((step, turn) => {
          const before = itemOf(meeting);
          const command = toCommand(step, sights, turn);
          if (command === null) {
            sights[step.editor] = look();
            return;
          }
          const wanted: ItemEdit = step.kind === 'edit' ? step.edit : {};
          const changed = editableFields.filter(
            (field) => wanted[field] !== undefined && wanted[field] !== before[field],
          );
          const unseen = changed.filter((field) => writes[field] !== sights[step.editor]!.writes[field]);
          try {
            meeting = decideMeeting(meeting, command, toContext({ actor: ana, newId })).state;
            expect(unseen).toEqual([]);
          } catch (error) {
            if (!(error instanceof DomainError) || error.code !== 'edited-meanwhile') throw error;
            expect(unseen).toContain((error.details as { field: string }).field);
            expect(itemOf(meeting)).toBe(before);
            return;
          }
          const taken = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
          expect(valuesOf(itemOf(meeting))).toEqual({ ...valuesOf(before), ...taken });
          writes = { ...writes, ...Object.fromEntries(changed.map((field) => [field, turn])) };
          // A browser goes on with what it is answered.
          if (step.kind === 'edit') sights[step.editor] = look();
        });
      }),
      { numRuns: 200 },
    );
  });
});
