import { z } from 'zod';
import { fileAct } from './acts.ts';
import { actorInput, collectionInput, fileEntry, linkInput, sourceInput } from './input.ts';
import { list } from './parts.ts';

/** Version 1 has no `lastChange` and no `handleOnly`: see version-1.ts. */
export const FORMAT_VERSIONS = [1, 2] as const;
export type FormatVersion = (typeof FORMAT_VERSIONS)[number];
/** The version that exports have. */
export const FORMAT_VERSION: FormatVersion = 2;

/** A whole file in the interchange format. */
export const recordFile = z.strictObject({
  $schema: z.string().optional(),
  backchannel: z.literal(FORMAT_VERSIONS).describe('Version of the interchange format.'),
  exported: z
    .strictObject({ at: z.string(), revision: z.int(), filter: z.unknown() })
    .describe('What an export says about itself; an import ignores it.')
    .optional(),
  collections: list(collectionInput).optional(),
  actors: z.array(actorInput).optional(),
  sources: z.array(sourceInput).optional(),
  links: z.array(linkInput).optional(),
  entries: z.array(fileEntry).optional(),
  acts: z.array(fileAct).describe('The acts on the items since they were imported, the oldest first.').optional(),
});
