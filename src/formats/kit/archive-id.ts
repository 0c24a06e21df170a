import { z } from 'zod';

/** An id of a platform. Other tools write small ids as numbers; large ids would lose digits as numbers. */
export const archiveId = z.union([z.string().min(1), z.int().transform(String)], {
  error: 'is not an id, or is a number that has lost digits',
});

/** The same, but undefined, null or an empty text mean that there is no id. */
export const archiveIdOrNone = z.union([z.string(), z.int().transform(String)]).nullish();
