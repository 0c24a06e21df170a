/** Slack's own markup as plain text. */
import { unescapeEntities } from '../text/entities.ts';

/** The names that users and channels have in the workspace. */
interface SlackNames {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
}

export interface SlackText {
  readonly text: string;
  readonly urls: readonly string[];
}

/**
 * `<@U1>` → `@Ann`, `<#C1|general>` → `#general`, `<!here>` → `@here`, `<http://a.example|this>` → `this`, with its
 * address among the urls; `&lt;` → `<`.
 */
export function readSlackText(written: string, names: SlackNames): SlackText {
  const urls: string[] = [];
  const shown = written.replaceAll(/<([@#!][^<>\n]+|[a-z][a-z+.-]*:[^<>\n]+)>/gi, (_whole, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar === -1 ? inner : inner.slice(0, bar);
    const label = bar === -1 ? '' : inner.slice(bar + 1);
    if (target.startsWith('@')) return `@${names.user(target.slice(1)) ?? (label || target.slice(1))}`;
    if (target.startsWith('#')) return `#${label || (names.channel(target.slice(1)) ?? target.slice(1))}`;
    if (target.startsWith('!')) return specialText(target.slice(1), label);
    const url = unescapeEntities(target);
    if (/^https?:/i.test(url)) urls.push(url);
    return label || target.replace(/^(mailto|tel):/, '');
  });
  return { text: unescapeEntities(shown), urls };
}

/** `here|here` → `@here`, `subteam^S1` → `@S1`; a date → the text that its writer saw */
function specialText(target: string, label: string): string {
  const [kind = '', id] = target.split('^');
  if (/^(here|channel|everyone|group)$/.test(kind)) return `@${kind}`;
  return label || `@${kind === 'subteam' ? (id ?? '') : kind}`;
}
