import type { Juxtaposition } from '../model/juxtaposition.ts';
import { authorOf, inRoles, type Mention } from '../model/entry.ts';
import { lagText } from '../model/lag-text.ts';
import { momentText } from '../model/moment-text.ts';
import { play } from '../state/player.ts';
import { type Collection, opening } from '../state/record.ts';
import { cardTexts, channelTexts, kindTexts, openingTexts, platformText } from '../strings.ts';
import { countsText } from './front-page.tsx';
import { PlayIcon } from './icons.tsx';

/** The page before the replay: the title, a private entry beside a public one, and the play button. */
export function Opening({ collection }: { readonly collection: Collection }) {
  const pair = opening.value;
  const sources = collection.sources.nodes.map(({ title }) => title);
  return (
    <div class="opening">
      <div class="half dark">
        <div class="intro">
          <h1 dir="auto">{collection.title}</h1>
          <p class="sentence">{openingTexts.sentence}</p>
        </div>
        {pair !== null && <Side entry={pair.hidden} label={openingTexts.inPrivate} />}
      </div>
      <div class="seam">
        {pair !== null && (pair.lag !== null || pair.isContradiction) && <Between pair={pair} />}
        <div class="begin">
          <button type="button" class="play-big" aria-describedby="about-play" onClick={begin}>
            <PlayIcon />
            <span class="unseen">{openingTexts.play}</span>
          </button>
          <small id="about-play">{openingTexts.aboutPlay}</small>
        </div>
      </div>
      <div class="half light">
        <div class="intro">
          <p>{countsText(collection)}</p>
          {sources.length > 0 && <p dir="auto">{openingTexts.sources(cardTexts.names(sources))}</p>}
        </div>
        {pair !== null && (
          <Side entry={pair.shown} label={pair.lag === null ? openingTexts.inPublic : openingTexts.meanwhile} />
        )}
      </div>
    </div>
  );
}

/** The button disappears, so the focus moves to the stage. */
function begin(): void {
  void play();
  requestAnimationFrame(() => document.getElementById('stage')?.focus({ preventScroll: true }));
}

function Side({ entry, label }: { readonly entry: Mention; readonly label: string }) {
  const isQuoted = entry.wording === 'VERBATIM';
  const to = inRoles(entry, 'TO', 'OUTLET').map(({ actor }) => actor.name);
  const details = [
    to.length > 0 && cardTexts.to(cardTexts.names(to)),
    entry.__typename === 'Message'
      ? [entry.platform === null ? '' : platformText(entry.platform), channelTexts[entry.channel]].join(' ')
      : null,
    entry.occurred !== null && momentText(entry.occurred, 'record'),
  ];
  return (
    <figure>
      <figcaption class="label">{label}</figcaption>
      <blockquote class={isQuoted ? 'quoted' : 'reported'} dir="auto">
        {entry.text}
      </blockquote>
      <p class="by">
        <b>
          <bdi>{authorOf(entry)?.actor.name ?? cardTexts.unknownAuthor}</bdi>
        </b>{' '}
        {details.filter(Boolean).join(' · ')}
        {entry.__typename === 'Statement' && (
          <span class={`kind ${entry.kind.toLowerCase()}`}>{kindTexts[entry.kind]}</span>
        )}
      </p>
    </figure>
  );
}

function Between({ pair: { lag, isContradiction, isInferred } }: { readonly pair: Juxtaposition }) {
  const text = lag === null ? openingTexts.contradiction : lagText(lag);
  return (
    <p class="between">
      <span class="lag">{text}</span>
      {isContradiction && isInferred && <small>{openingTexts.inferred}</small>}
    </p>
  );
}
