/** What of a service message is said elsewhere, or says nothing to a reader. */
export const SAID_OF_EVENTS: ReadonlySet<string> = new Set([
  ...[
    'id',
    'type',
    'date',
    'date_unixtime',
    'edited',
    'edited_unixtime',
    'from',
    'from_id',
    'to_id',
    'text',
    'text_entities',
  ],
  ...['actor', 'actor_id', 'action', 'information_text', 'title', 'members', 'message_id', 'discard_reason'],
  ...['duration_seconds', 'photo', 'photo_file_size', 'width', 'height', 'reactions', 'is_limited', 'is_anonymous'],
  ...['inline_bot_buttons', 'reply_to_peer_id', 'media_spoiler'],
]);

/**
 * Members that are named nowhere else, in words: `new title: Ships`, `period: 86400`. Versions of Telegram Desktop add
 * kinds of service messages faster than anyone could list them.
 */
export function detailsOf(
  members: Readonly<Record<string, unknown>>,
  passedOver: ReadonlySet<string> = new Set(),
): string[] {
  return Object.entries(members).flatMap(([name, value]) => {
    const words = passedOver.has(name) ? '' : inWords(value);
    return words === '' ? [] : [`${name.replaceAll('_', ' ')}: ${words}`];
  });
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === true) return String(value);
  if (!Array.isArray(value)) return '';
  const items = value.map((item: unknown) => inWords(isText(item) ? item.text : item));
  // Formatted text is a list of its pieces.
  return items.filter((item) => item !== '').join(value.some(isText) ? '' : ', ');
}

function isText(item: unknown): item is { readonly text: unknown } {
  return typeof item === 'object' && item !== null && 'text' in item;
}
