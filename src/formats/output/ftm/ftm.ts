/**
 * Entities of FollowTheMoney's published schema, one a line; `docs/formats.md` has a table of them. The first entity is a
 * folder for the export itself, which says how the export was made. It contains the collections.
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
  const schemas = new Map<string, string>();
  const waiting: FtmEntity[] = [];
  const accounts = new Set<string>();
  // An account is written with its owner, or with the first entry that uses it.
  const isNew = ({ id, schema }: FtmEntity) => schema !== 'UserAccount' || (!accounts.has(id) && accounts.add(id));
  for await (const item of items) {
    if (item.kind !== 'entry') {
      names.add(item);
      yield namedEntities(item, names, FOLDER).filter(isNew).map(toLine).join('');
      continue;
    }
    const [self, ...others] = entryEntities(item, names, schemas);
    schemas.set(self.id, self.schema);
    // A link to a later entity must wait for it.
    const isReady = (entity: FtmEntity) => hasTarget(schemas, entity) || (waiting.push(entity), false);
    yield [self, ...others.filter(isNew).filter(isReady)].map(toLine).join('');
  }
  for (const link of waiting) if (hasTarget(schemas, link)) yield toLine(link);
}

/** Whether a link points at an entity of the export. */
function hasTarget(schemas: ReadonlyMap<string, string>, { schema, properties }: FtmEntity): boolean {
  return schema !== 'UnknownLink' || (properties['object'] ?? []).every((id) => schemas.has(id));
}

function toLine(entity: FtmEntity): string {
  return `${JSON.stringify(entity)}\n`;
}
