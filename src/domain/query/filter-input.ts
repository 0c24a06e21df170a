import { z } from 'zod';
import type { EntryFilter } from './filter.ts';
import {
  CHANNELS,
  ENTRY_STATUSES,
  ENTRY_TYPES,
  REPLY_STATES,
  STATEMENT_KINDS,
  UNDATED,
  VISIBILITIES,
  WORDINGS,
} from '../record/vocabulary.ts';

const strings = z.array(z.string());

/** An `EntryFilter` as it comes from outside GraphQL: from the command line, or a file. */
export const entryFilter: z.ZodType<EntryFilter> = z.strictObject({
  collections: strings.nullish(),
  ids: strings.nullish(),
  actors: strings.nullish(),
  senders: strings.nullish(),
  recipients: strings.nullish(),
  speakers: strings.nullish(),
  subjects: strings.nullish(),
  types: z.array(z.enum(ENTRY_TYPES)).nullish(),
  channels: z.array(z.enum(CHANNELS)).nullish(),
  platforms: strings.nullish(),
  statementKinds: z.array(z.enum(STATEMENT_KINDS)).nullish(),
  visibility: z.enum(VISIBILITIES).nullish(),
  wording: z.enum(WORDINGS).nullish(),
  replyState: z.enum(REPLY_STATES).nullish(),
  statuses: z.array(z.enum(ENTRY_STATUSES)).nullish(),
  sources: strings.nullish(),
  links: strings.nullish(),
  text: z.string().nullish(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  knownOn: z.string().nullish(),
  undated: z.enum(UNDATED).nullish(),
});
