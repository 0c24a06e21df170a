import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { isIdOf } from '../../domain/record/ids.ts';
import { parseZone } from '../../domain/time/time-zone.ts';
import type { Visibility } from '../../domain/record/vocabulary.ts';
import { atPath, DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';
import type { DateOrder, ReadContext, ReadOptions } from '../../formats/format.ts';
import type { ImportTarget } from '../../importing/import-target.ts';
import { type ContextOptions, createReadContext } from '../../importing/read-context.ts';

const VISIBILITY_OF = { private: 'PRIVATE', public: 'PUBLIC' } as const;

/** The options of `import` about reading, as they were typed. */
export interface ImportReadOptions {
  readonly collection?: string;
  readonly title?: string;
  readonly timeZone?: string;
  readonly dateOrder?: DateOrder;
  readonly mapping?: string;
  readonly me?: string;
  readonly visibility?: Lowercase<Visibility>;
}

/** @throws DomainError if a zone or an id is not valid, or the mapping cannot be read */
export async function readOptions(given: ImportReadOptions): Promise<ReadOptions & Pick<ContextOptions, 'asked'>> {
  const { collection, title, timeZone, dateOrder, mapping, me, visibility } = given;
  if (collection !== undefined && !isIdOf(collection, 'collection')) {
    const message = `"${collection}" is not the id of a collection. Give an id such as "collection:a-name".`;
    throw new DomainError('BAD_VALUE', message, { path: '--collection' });
  }
  return {
    asked: { id: collection ?? null, title: title ?? null },
    timeZone: timeZone === undefined ? null : atPath('--time-zone', () => parseZone(timeZone)),
    dateOrder: dateOrder ?? null,
    mapping: mapping === undefined ? null : { file: mapping, text: await readText(mapping) },
    me: me ?? null,
    visibility: visibility === undefined ? null : VISIBILITY_OF[visibility],
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const message = `The file cannot be read: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file }, { cause: error });
  }
}

export function contextFor(
  path: string,
  options: ReadOptions & Pick<ContextOptions, 'asked'>,
  target: ImportTarget,
): ReadContext {
  return createReadContext({
    ...options,
    name: archiveName(path),
    stored: async (id) => {
      const [record] = await target.named([id]);
      return record?.kind === 'collection' ? record.input : null;
    },
  });
}

/** `team-chat` for `/home/me/team-chat.tar.gz`: the same name in every folder and for every packing. */
function archiveName(path: string): string {
  const name = basename(resolve(path));
  return name.replace(/(\.(zip|tar|tgz|gz|json|ndjson|mbox|eml|csv|tsv|txt|js))+$/i, '') || name;
}
