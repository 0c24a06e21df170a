const MAX_LENGTH = 80;

/** The title of a tab: the comment at its start, or the name of its operation, or its first words. */
export function titleOf(query: string | null): string {
  const text = query?.trim() ?? '';
  if (text === '') return 'Untitled question';
  const title = /^#\s*(.+)/.exec(text)?.[1] ?? /^(?:query|mutation|subscription)\s+(\w+)/m.exec(text)?.[1] ?? text;
  return title.length > MAX_LENGTH ? `${title.slice(0, MAX_LENGTH - 1).trimEnd()}…` : title;
}
