import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import { type MomentRange, momentRange } from '../time/moment-resolution.ts';
import type { EntryFilter, WrittenFilter } from './filter.ts';
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
const moment = z.string().transform((text, context): MomentRange => {
  try {
    return momentRange(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

/** Reads an `EntryFilter` that comes from outside GraphQL: from the command line, or from a stored room. */
export const entryFilter: z.ZodType<EntryFilter, WrittenFilter> = z.strictObject({
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
  from: moment.nullish(),
  to: moment.nullish(),
  knownOn: moment.nullish(),
  undated: z.enum(UNDATED).nullish(),
});
