/** Slack's own markup, as its readers see it. */

interface Names {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
}

export interface SlackText {
  readonly text: string;
  readonly urls: readonly string[];
}

/**
 * `<@U1>` → `@Ann`, `<#C1|general>` → `#general`, `<!here>` → `@here`, `<http://a.example|this>` → `this`, whose address
 * is then among the urls; `&lt;`, `&gt;` and `&amp;` stand for themselves.
 */
export function readSlackText(written: string, names: Names): SlackText {
  const urls: string[] = [];
  const shown = written.replaceAll(/<([@#!][^<>\n]+|[a-z][a-z+.-]*:[^<>\n]+)>/gi, (_whole, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar === -1 ? inner : inner.slice(0, bar);
    const label = bar === -1 ? '' : inner.slice(bar + 1);
    if (target.startsWith('@')) return `@${names.user(target.slice(1)) ?? (label || target.slice(1))}`;
    if (target.startsWith('#')) return `#${label || (names.channel(target.slice(1)) ?? target.slice(1))}`;
    if (target.startsWith('!')) return specialText(target.slice(1), label);
    const url = unescapeSlack(target);
    if (/^https?:/i.test(url)) urls.push(url);
    return label || target.replace(/^(mailto|tel):/, '');
  });
  return { text: unescapeSlack(shown), urls };
}

/** `here|here` → `@here`, `subteam^S1` → `@S1`; of a date the words that the writer saw. */
function specialText(target: string, label: string): string {
  const [sort = '', id] = target.split('^');
  if (/^(here|channel|everyone|group)$/.test(sort)) return `@${sort}`;
  return label || `@${sort === 'subteam' ? (id ?? '') : sort}`;
}

function unescapeSlack(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
