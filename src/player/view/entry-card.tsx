import { useId, useState } from 'preact/hooks';
import { isStated, type Tie } from '../model/ties.ts';
import { authorOf, inRoles, lastChangeOf, momentOnClock, type StageEntry } from '../model/entry.ts';
import { lagText } from '../model/lag-text.ts';
import { headingText, lastChangeText, momentText, timeText } from '../model/moment-text.ts';
import { address, navigate } from '../state/address.ts';
import { cardTexts, channelTexts, kindTexts, momentTexts, platformText, tieTexts } from '../strings.ts';

interface EntryCardProps {
  readonly entry: StageEntry;
  readonly isNewest?: boolean;
  readonly isLate?: boolean;
  /** Whether it shows the whole text, in the panel of the entry. */
  readonly isWhole?: boolean;
  /** Its ties to the other side, as text where the page draws no line. */
  readonly ties?: readonly { readonly tie: Tie; readonly other: StageEntry }[];
}

/** An entry on the stage, in lists and in panels. */
export function EntryCard({ entry, isNewest = false, isLate = false, isWhole = false, ties = [] }: EntryCardProps) {
  const headingId = useId();
  const isPrivate = entry.visibility === 'PRIVATE';
  const isRetracted = entry.status === 'RETRACTED';
  const classes = ['card', isPrivate ? 'private' : 'public', isNewest && 'newest', isRetracted && 'retracted'];
  const openIt = () => navigate({ entry: entry.id });
  const openByMouse = (event: MouseEvent) => {
    const isOnControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (!isWhole && !isOnControl && getSelection()?.isCollapsed !== false) openIt();
  };
  return (
    <article
      class={classes.filter(Boolean).join(' ')}
      data-entry-id={entry.id}
      aria-labelledby={headingId}
      onClick={openByMouse}
    >
      {ties.map(({ tie, other }) => (
        <TieChip key={other.id} tie={tie} other={other} />
      ))}
      <Who entry={entry} headingId={headingId} />
      <Words entry={entry} isWhole={isWhole} />
      <Foot entry={entry} isLate={isLate} onOpen={isWhole ? null : openIt} />
    </article>
  );
}

function TieChip({ tie, other }: { readonly tie: Tie; readonly other: StageEntry }) {
  const author = authorOf(other)?.actor.name ?? cardTexts.unknownAuthor;
  return (
    <p class={`tie-chip ${isStated(tie) ? 'stated' : 'implied'}`}>
      {tieTexts.near(tieText(tie).replace('\n', ', '), author)}
    </p>
  );
}

/** The label of a line: the lag, or the relation. */
export function tieText({ lag, relation }: Tie): string {
  const said = relation === null ? '' : tieTexts.relation[relation.kind];
  const related = relation?.isInferred === true ? tieTexts.inferred(said) : said;
  if (lag === null) return related;
  return relation?.kind === 'CONTRADICTS' ? `${lagText(lag)}\n${related}` : lagText(lag);
}

function names(participants: ReturnType<typeof inRoles>): string {
  return cardTexts.names(participants.map(({ actor }) => actor.name));
}

/** The author, the recipients, and the kind of the entry. */
function Who({ entry, headingId }: { readonly entry: StageEntry; readonly headingId: string }) {
  const isStatement = entry.__typename === 'Statement';
  const audience = inRoles(entry, 'TO', 'CC', 'BCC', 'OUTLET', 'AUDIENCE').filter(
    ({ actor }) => actor.id !== authorOf(entry)?.actor.id,
  );
  const principals = inRoles(entry, 'PRINCIPAL');
  const moment = momentOnClock(entry, address.value.clock);
  const details = [
    principals.length > 0 && cardTexts.onBehalfOf(names(principals)),
    audience.length > 0 && cardTexts.to(names(audience)),
    isStatement && audience.length === 0 && entry.audience !== null && cardTexts.to(entry.audience),
    !isStatement && entry.platform !== null && cardTexts.on(platformText(entry.platform)),
    moment !== null && timeText(moment, address.value.zone),
  ];
  return (
    <header class="who">
      <h3 id={headingId}>
        <bdi>{authorOf(entry)?.actor.name ?? cardTexts.unknownAuthor}</bdi>
      </h3>
      <span class="to" dir="auto">
        {details.filter(Boolean).join(' · ')}
      </span>
      <span class={`kind ${isStatement ? entry.kind.toLowerCase() : 'message'}`}>
        {isStatement ? kindTexts[entry.kind] : channelTexts[entry.channel]}
      </span>
    </header>
  );
}

const FOLDED_BEYOND = 420;

/** The text: a quotation in quotation marks, a reported text without. */
function Words({ entry, isWhole }: { readonly entry: StageEntry; readonly isWhole: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { text, wording, language } = entry;
  if (text === null) return <p class="words none">{cardTexts.noWords}</p>;
  const isQuoted = wording === 'VERBATIM';
  const isLong = !isWhole && text.length > FOLDED_BEYOND;
  const lang = language === null ? {} : { lang: language };
  return (
    <>
      {isQuoted ? (
        <blockquote class={`words quoted${isLong && !isOpen ? ' folded' : ''}`} dir="auto" {...lang}>
          {text}
        </blockquote>
      ) : (
        <p class={`words reported${isLong && !isOpen ? ' folded' : ''}`} dir="auto" {...lang}>
          {text}
        </p>
      )}
      {isLong && (
        <button type="button" class="plain fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? cardTexts.less : cardTexts.more}
        </button>
      )}
      <Earlier entry={entry} />
    </>
  );
}

/** The text before a correction or retraction, and the reason. */
function Earlier({ entry }: { readonly entry: StageEntry }) {
  const last = entry.revisions.at(-1);
  if (entry.status === 'CURRENT' || last === undefined) return null;
  return (
    <div class="earlier">
      <p class="mark">{entry.status === 'RETRACTED' ? cardTexts.retracted : cardTexts.corrected}</p>
      {last.text !== null && last.text !== entry.text && (
        <p>
          {cardTexts.was} <del dir="auto">{last.text}</del>
        </p>
      )}
      {last.reason !== null && <p dir="auto">{cardTexts.because(last.reason)}</p>}
    </div>
  );
}

interface FootProps {
  readonly entry: StageEntry;
  readonly isLate: boolean;
  /** Null if the entry is open already. */
  readonly onOpen: (() => void) | null;
}

/** Wording, dates, attribution and source of the entry. */
function Foot({ entry, isLate, onOpen }: FootProps) {
  const [citation] = entry.citations;
  const author = authorOf(entry)?.actor.name ?? cardTexts.unknownAuthor;
  const attributed = citation?.attributedTo ?? [];
  return (
    <footer class="foot">
      {entry.wording === 'REPORTED' && <span class="mark">{cardTexts.reported}</span>}
      {attributed.length > 0 && (
        <span dir="auto">{cardTexts.attributed(cardTexts.names(attributed.map(({ name }) => name)))}</span>
      )}
      {citation?.inferred === true && <span class="mark">{cardTexts.inferred}</span>}
      <Moments entry={entry} />
      <Changed entry={entry} />
      <Reply entry={entry} />
      {isLate && <span class="mark">{cardTexts.late}</span>}
      {entry.links.map(({ id, label, url }) => (
        <span key={id} class="link" dir="auto" title={label ?? url ?? undefined}>
          {label ?? url}
        </span>
      ))}
      {onOpen !== null && (
        <button type="button" class="plain open" onClick={onOpen}>
          {cardTexts.source(citation?.paragraph ?? null)}
          <span class="unseen">{cardTexts.open(author)}</span>
        </button>
      )}
    </footer>
  );
}

/** The moment in the words of the source, and the moment on the other clock if it differs. */
function Moments({ entry }: { readonly entry: StageEntry }) {
  const { clock, zone } = address.value;
  const moment = momentOnClock(entry, clock);
  const isApart = entry.disclosed?.edtf !== entry.occurred?.edtf;
  const other = clock === 'OCCURRED' ? entry.disclosed : entry.occurred;
  return (
    <>
      {moment?.basis === 'RELATIVE' && moment.written !== null && (
        <i dir="auto">{momentTexts.asWritten(moment.written)}</i>
      )}
      {moment?.approximate === true && <span>{momentTexts.about(headingText(moment, zone))}</span>}
      {moment?.basis === 'INFERRED' && (
        <span class="mark" title={moment.note ?? undefined}>
          {momentTexts.inferred}
        </span>
      )}
      {isApart && other !== null && (
        <span class="secret">
          {clock === 'OCCURRED'
            ? cardTexts.becameKnown(momentText(other, zone))
            : cardTexts.happened(momentText(other, zone))}
        </span>
      )}
      {entry.disclosure === 'NEVER' && <span class="secret">{cardTexts.neverKnown}</span>}
    </>
  );
}

function Changed({ entry }: { readonly entry: StageEntry }) {
  const change = lastChangeOf(entry);
  return change === null ? null : <span>{lastChangeText(change, entry.occurred, address.value.zone)}</span>;
}

function Reply({ entry }: { readonly entry: StageEntry }) {
  if (entry.__typename !== 'Message') return null;
  if (entry.replyState === 'REPORTED_UNANSWERED') return <span class="silent">{cardTexts.unanswered}</span>;
  if (entry.replyState !== 'ANSWERED') return null;
  const { replyLag } = entry;
  return <span>{replyLag === null ? cardTexts.answeredOnly : cardTexts.answered(lagText(replyLag))}</span>;
}
