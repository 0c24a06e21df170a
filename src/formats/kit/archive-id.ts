import { z } from 'zod';

/** An id of a platform. Tools that work over exports write small ones as numbers; of large ones digits are lost. */
export const archiveId = z.union([z.string().min(1), z.int().transform(String)], {
  error: 'is not an id, or a number of which digits are lost',
});

/** Undefined, null or an empty text where there is none. */
export const archiveIdOrNone = z.union([z.string(), z.int().transform(String)]).nullish();
