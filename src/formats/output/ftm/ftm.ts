/**
 * FollowTheMoney entities, one a line, of its published schema; `docs/formats.md` says what becomes what. The first one
 * is a folder that stands for the export and says how it was made; the collections lie in it.
 */
import { headerInWords } from '../header.ts';
import { entryEntities } from './entries.ts';
import { type FtmEntity, ftmEntity } from './entity.ts';
import { namedEntities } from './named.ts';
import type { ExportedRecord, OutputFormat } from '../output-format.ts';
import { RecordNames } from '../record-names.ts';

export const ftmExport: OutputFormat = { name: 'ftm', write };

const FOLDER = 'backchannel-export';

async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  const names = new RecordNames();
  yield toLine(
    ftmEntity(FOLDER, 'Folder', {
      title: 'Backchannel export',
      description: headerInWords(header),
      retrievedAt: header.at.slice(0, 19),
      generator: 'backchannel',
    }),
  );
  const told = new Map<string, string>();
  const waiting: FtmEntity[] = [];
  const accounts = new Set<string>();
  // An account is told with its owner, or with the first entry for which it was used.
  const isFresh = ({ id, schema }: FtmEntity) => schema !== 'UserAccount' || (!accounts.has(id) && accounts.add(id));
  for await (const item of items) {
    if (item.kind !== 'entry') {
      names.note(item);
      yield namedEntities(item, names, FOLDER).filter(isFresh).map(toLine).join('');
      continue;
    }
    const [self, ...others] = entryEntities(item, names, told);
    told.set(self.id, self.schema);
    // A link leads to an entity that is there, be it a later one.
    const isReady = (entity: FtmEntity) => leadsInto(told, entity) || (waiting.push(entity), false);
    yield [self, ...others.filter(isFresh).filter(isReady)].map(toLine).join('');
  }
  for (const link of waiting) if (leadsInto(told, link)) yield toLine(link);
}

function leadsInto(told: ReadonlyMap<string, string>, { schema, properties }: FtmEntity): boolean {
  return schema !== 'UnknownLink' || (properties['object'] ?? []).every((id) => told.has(id));
}

function toLine(entity: FtmEntity): string {
  return `${JSON.stringify(entity)}\n`;
}
