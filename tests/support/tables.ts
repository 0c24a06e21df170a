/** Reads tables as an import does; the mapping is an object instead of a file. */
import { csv } from '../../src/formats/table/csv.ts';
import type { ContextOptions } from '../../src/importing/read-context.ts';
import { messagesIn, notesIn } from './mails.ts';
import { itemsIn, problemsIn, readAll, readContext } from './read-events.ts';

export const TABLE_MAPPING = {
  type: 'MESSAGE',
  channel: 'CHAT',
  fields: { occurred: 'When', sender: 'Who', text: 'What' },
};

export async function readTable(
  text: string | readonly Uint8Array[],
  mapping: object = TABLE_MAPPING,
  options: Partial<ContextOptions> = {},
) {
  const context = readContext({ mapping: { file: 'mapping.json', text: JSON.stringify(mapping) }, ...options });
  const events = await readAll(csv, text, context);
  const entries = itemsIn(events).flatMap((item) => (item.kind === 'entry' ? [item.input] : []));
  return { entries, messages: messagesIn(events), problems: problemsIn(events), notes: notesIn(events), events };
}

/** A table that `TABLE_MAPPING` reads. */
export function tableOf(...rows: readonly string[]): string {
  return ['When,Who,What', ...rows].join('\n');
}
