import type { DiscordMessage } from './message.ts';

/**
 * Discord's own markup, which stands in exports that were asked to leave it, as its readers see it: `<@1>` → `@Ann`,
 * `<:wave:2>` → `:wave:`, `<t:1600000000:R>` → `2020-09-13T12:26:40Z`. Whom a message does not name stays a number.
 */
export function readMarkup(written: string, { mentions }: Pick<DiscordMessage, 'mentions'>): string {
  const names = new Map((mentions ?? []).map(({ id, nickname, name }) => [id, nickname ?? name ?? id]));
  return written
    .replaceAll(/<@!?(\d{15,20})>/g, (whole, id: string) => (names.has(id) ? `@${names.get(id) ?? ''}` : whole))
    .replaceAll(/<a?(:\w{1,32}:)\d{15,20}>/g, '$1')
    .replaceAll(/<t:(\d{1,10})(?::[a-zA-Z])?>/g, (_whole, seconds: string) =>
      new Date(Number(seconds) * 1_000).toISOString().replace('.000', ''),
    );
}
