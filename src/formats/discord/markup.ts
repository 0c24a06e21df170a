import type { DiscordMessage } from './message.ts';

/**
 * Discord's own markup as plain text: `<@1>` → `@Ann`, `<:wave:2>` → `:wave:`, `<t:1600000000:R>` →
 * `2020-09-13T12:26:40Z`. Exporters can be set to keep this markup. A person whose name the message lacks stays a number.
 */
export function readDiscordText(written: string, { mentions }: Pick<DiscordMessage, 'mentions'>): string {
  const names = new Map((mentions ?? []).map(({ id, nickname, name }) => [id, nickname ?? name ?? id]));
  return written
    .replaceAll(/<@!?(\d{15,20})>/g, (whole, id: string) => (names.has(id) ? `@${names.get(id) ?? ''}` : whole))
    .replaceAll(/<a?(:\w{1,32}:)\d{15,20}>/g, '$1')
    .replaceAll(/<t:(\d{1,10})(?::[a-zA-Z])?>/g, (_whole, seconds: string) =>
      new Date(Number(seconds) * 1_000).toISOString().replace('.000', ''),
    );
}
