import type { Picker } from '../../core/message.ts';
import type { Publication } from '../../core/publication.ts';
import type { Turn } from '../turn.ts';
import { timeField } from './when.ts';

/** When a post is to go out, to be written. */
export function timePicker(
  { id, dueAt }: Publication,
  { words, preferences: { zone } }: Pick<Turn, 'words' | 'preferences'>,
): Picker {
  return {
    act: { kind: 'choose', publication: id, name: 'time', value: '' },
    label: words.desk.time(zone),
    of: 'words',
    chosen: dueAt ? [timeField(dueAt, zone)] : [],
    options: [],
    most: 1,
  };
}
