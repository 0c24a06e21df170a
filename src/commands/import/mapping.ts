import { DomainError } from '../../errors.ts';
import type { ReadOptions } from '../../formats/format.ts';
import type { OpenedPath } from '../../importing/import-path.ts';

/**
 * Sees to the mapping of what needs one before anything is imported: checks the one that was given, and proposes one
 * where there is nothing but what needs one.
 *
 * @param propose takes the text of a mapping
 * @throws DomainError BAD_CONFIGURATION for a mapping that is none, or for none
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
      'needs a mapping that says which column is what: save the one above, edit it, and give it with --mapping FILE';
    throw new DomainError('BAD_CONFIGURATION', message, { file: first.file.path });
  }
}
