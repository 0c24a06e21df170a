import { accountKey, type NamedRecord } from '../../../domain/commit/commit.ts';
import { sha256 } from '../../../domain/digest.ts';
import { resolveMoment } from '../../../domain/time/moment-resolution.ts';
import type { AccountInput, ActorInput, SourceInput } from '../../../domain/record/input.ts';
import type { ActorKind } from '../../../domain/record/vocabulary.ts';
import { ftmDates, type FtmEntity, ftmEntity, ftmId } from './entity.ts';
import { ftmEmail } from './values.ts';
import type { RecordNames } from '../record-names.ts';

const SCHEMA_OF_ACTOR: Readonly<Record<ActorKind, string>> = {
  PERSON: 'Person',
  ORGANISATION: 'Organization',
  GOVERNMENT: 'PublicBody',
  OUTLET: 'Organization',
};

/** A collection becomes a folder, a source an article, an actor an entity with its accounts. Links stand in notes. */
export function namedEntities(record: NamedRecord, names: RecordNames, folder: string): FtmEntity[] {
  switch (record.kind) {
    case 'collection': {
      const { id, title, description } = record.input;
      return [ftmEntity(ftmId(id), 'Folder', { title, description, parent: folder })];
    }
    case 'actor':
      return [
        actorEntity(record.input),
        ...(record.input.accounts ?? []).map((each) => accountEntity(record.id, each)),
      ];
    case 'source':
      return [sourceEntity(record.input, names)];
    case 'link':
      return [];
  }
}

function actorEntity({ id, name, kind, description, aliases, accounts = [], roles = [], citations = [] }: ActorInput) {
  return ftmEntity(ftmId(id), SCHEMA_OF_ACTOR[kind], {
    name,
    alias: aliases,
    description,
    email: accounts.map(({ handle }) => ftmEmail(handle)),
    notes: roles.map(({ title }) => title),
    proof: citations.map(({ source }) => ftmId(source)),
  });
}

export function accountEntity(actor: string, account: AccountInput): FtmEntity {
  const { platform, handle } = account;
  return ftmEntity(accountId(account), 'UserAccount', {
    name: handle,
    username: handle,
    service: platform,
    email: ftmEmail(handle),
    owner: ftmId(actor),
  });
}

/** The same id for each spelling of a platform and a handle. */
export function accountId(account: AccountInput): string {
  return `account-${sha256(accountKey(account))}`;
}

function sourceEntity(
  { id, title, publisher, authors, url, published, file, description }: SourceInput,
  names: RecordNames,
) {
  const { date, startDate } = ftmDates(published === undefined ? null : resolveMoment(published, undefined, null));
  return ftmEntity(ftmId(id), 'Article', {
    title,
    author: authors,
    publisher: publisher === undefined ? null : names.actor(publisher),
    sourceUrl: url !== undefined && /^https?:/i.test(url) ? url : null,
    publishedAt: date ?? startDate,
    fileName: file,
    description,
  });
}
