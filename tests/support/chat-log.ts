import type { FileFormat } from '../../src/formats/format.ts';
import { actorId, entryId } from '../../src/formats/kit/ids.ts';
import { readLines } from '../../src/formats/text/lines.ts';
import { Ordinals } from '../../src/formats/kit/ordinals.ts';
import { toEvent } from '../../src/formats/kit/checked-item.ts';

/** A whole format for the tests, `when⇥who⇥what`. It uses only the tools that every format has. */
export const chatLog: FileFormat = {
  name: 'chat-log',
  recognises: (head) => head.startsWith('#chat '),
  async *read(file, context) {
    const collection = yield* context.collection({ name: 'team-chat', title: 'Team chat' });
    const places = new Ordinals();
    const alike = new Ordinals();
    for await (const line of readLines(file.open())) {
      const at = { line: line.number };
      if ('problem' in line) yield { kind: 'PROBLEM', reason: line.problem, at };
      if ('problem' in line || line.text.startsWith('#chat ')) continue;
      const [occurred = '', handle = '', text = ''] = line.text.split('\t');
      const sender = actorId('chat', handle);
      const accounts = [{ platform: 'chat', handle }];
      yield* context.introduce({ kind: 'actor', input: { id: sender, name: handle, kind: 'PERSON', accounts } }, at);
      const id = entryId('message', collection.id, occurred, handle, text, String(alike.next(line.text)));
      const place = places.next(occurred);
      const how = { type: 'MESSAGE', wording: 'VERBATIM', visibility: 'PRIVATE', channel: 'CHAT' } as const;
      const input = { ...how, id, place, sender, occurred, text };
      yield toEvent({ kind: 'entry', collection: collection.id, input }, at);
    }
  },
};
