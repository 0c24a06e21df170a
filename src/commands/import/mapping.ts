import { DomainError } from '../../errors.ts';
import type { ReadOptions } from '../../formats/format.ts';
import type { OpenedPath } from '../../importing/import-path.ts';

/**
 * Checks the mapping for tables before anything is imported. Without a mapping, and with tables alone, it proposes one.
 *
 * @param propose takes the text of the proposed mapping
 * @throws DomainError BAD_CONFIGURATION if the mapping is missing or not valid
 */
export async function ensureMapping(
  inputs: readonly OpenedPath[],
  mapping: ReadOptions['mapping'],
  propose: (text: string) => void,
): Promise<void> {
  const parts = inputs.flatMap(({ parts: all }) => all);
  const mapped = parts.flatMap((part) =>
    'file' in part && part.format.mapping !== undefined ? [{ support: part.format.mapping, file: part.file }] : [],
  );
  const [first] = mapped;
  if (first === undefined) return;
  if (mapping !== null) {
    first.support.check(mapping);
  } else if (mapped.length === parts.length) {
    propose(await first.support.propose(first.file));
    const message =
      'This table needs a mapping of its columns. Save the proposal above, edit it, and name it with --mapping FILE.';
    throw new DomainError('BAD_CONFIGURATION', message, { file: first.file.path });
  }
}
