/**
 * The members of an object as text: `new title: Ships`, `period: 86400`. It serves objects whose members are too many to
 * list: new versions of Telegram Desktop add kinds of service messages all the time.
 *
 * @param leftOut members that the text does not need
 */
export function detailsOf(
  members: Readonly<Record<string, unknown>>,
  leftOut: ReadonlySet<string> = new Set(),
): string[] {
  return Object.entries(members).flatMap(([name, value]) => {
    const text = leftOut.has(name) ? '' : valueText(value);
    return text === '' ? [] : [`${name.replaceAll('_', ' ')}: ${text}`];
  });
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === true) return String(value);
  if (!Array.isArray(value)) return '';
  const items = value.map((item: unknown) => valueText(isTextPiece(item) ? item.text : item));
  // Formatted text is a list of its pieces.
  return items.filter((item) => item !== '').join(value.some(isTextPiece) ? '' : ', ');
}

function isTextPiece(item: unknown): item is { readonly text: unknown } {
  return typeof item === 'object' && item !== null && 'text' in item;
}
