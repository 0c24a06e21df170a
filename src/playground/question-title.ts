const MAX_LENGTH = 80;

/** What a tab is called: the comment that it begins with, else the name of its operation, else its own first words. */
export function titleOf(query: string | null): string {
  const text = query?.trim() ?? '';
  if (text === '') return 'A new question';
  const title = /^#\s*(.+)/.exec(text)?.[1] ?? /^(?:query|mutation|subscription)\s+(\w+)/m.exec(text)?.[1] ?? text;
  return title.length > MAX_LENGTH ? `${title.slice(0, MAX_LENGTH - 1).trimEnd()}…` : title;
}
