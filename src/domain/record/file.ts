import { z } from 'zod';
import { fileAct } from './acts.ts';
import { actorInput, collectionInput, fileEntry, linkInput, sourceInput } from './input.ts';
import { list } from './parts.ts';

/** A whole file in the interchange format. */
export const recordFile = z.strictObject({
  $schema: z.string().optional(),
  backchannel: z.literal(1).describe('Version of the interchange format.'),
  exported: z
    .strictObject({ at: z.string(), revision: z.int(), filter: z.unknown() })
    .describe('What an export says of itself; an import passes over it.')
    .optional(),
  collections: list(collectionInput).optional(),
  actors: z.array(actorInput).optional(),
  sources: z.array(sourceInput).optional(),
  links: z.array(linkInput).optional(),
  entries: z.array(fileEntry).optional(),
  acts: z.array(fileAct).describe('What was done to the items since they were imported, the oldest first.').optional(),
});
