import { lastChangeText, momentText, ownNote, shortDayText, type ZoneChoice } from '../../model/moment-text.ts';
import { lastChangeOf, type OpenedEntry, type ShownChange, type ShownMoment } from '../../model/entry.ts';
import { address } from '../../state/address.ts';
import { entryTexts, momentTexts, precisionTexts, roleTexts } from '../../strings.ts';

/** Dates, participants, links, attachments and earlier revisions. */
export function EntryFacts({ entry }: { readonly entry: OpenedEntry }) {
  const { zone } = address.value;
  const { occurred, disclosed, disclosure, participants, links, revisions } = entry;
  const attachments = entry.__typename === 'Message' ? entry.attachments : [];
  const change = lastChangeOf(entry);
  const unknown = disclosure === 'NEVER' ? entryTexts.neverKnown : entryTexts.dateUnknown;
  return (
    <dl class="facts">
      <Fact name={entryTexts.happened}>
        {occurred === null ? entryTexts.undated : <When moment={occurred} zone={zone} change={change} />}
      </Fact>
      {change !== null && <Fact name={entryTexts.lastChange}>{lastChangeText(change, occurred, zone)}</Fact>}
      <Fact name={entryTexts.known}>
        {disclosed === null ? unknown : <When moment={disclosed} zone={zone} change={change} />}
      </Fact>
      <Fact name={entryTexts.who}>
        <ul>
          {participants.map(({ role, actor, account }) => (
            <li key={`${role} ${actor.id}`}>
              {roleTexts[role]} <bdi>{actor.name}</bdi>
              {account !== null && <small> @{account.handle}</small>}
            </li>
          ))}
        </ul>
      </Fact>
      {links.length > 0 && (
        <Fact name={entryTexts.links}>
          <ul>
            {links.map(({ id, url, label }) => (
              <li key={id} dir="auto">
                <Outside url={url} text={label ?? url ?? ''} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {attachments.length > 0 && (
        <Fact name={entryTexts.attachments}>
          <ul>
            {attachments.map(({ name, url }, index) => (
              <li key={index}>
                <Outside url={url} text={name ?? url ?? ''} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {revisions.length > 0 && (
        <Fact name={entryTexts.revisions}>
          <ul class="revisions">
            {revisions.map(({ revision, replacedAt, reason, text }) => (
              <li key={revision}>
                <small>{entryTexts.revision(revision, shortDayText(Date.parse(replacedAt)))}</small>
                {text !== null && <del dir="auto">{text}</del>}
                {reason !== null && <span dir="auto">{reason}</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface WhenProps {
  readonly moment: ShownMoment;
  readonly zone: ZoneChoice;
  readonly change: ShownChange | null;
}

function When({ moment, zone, change }: WhenProps) {
  const { written, precision, basis } = moment;
  const note = ownNote(moment, change);
  return (
    <>
      {momentText(moment, zone)}{' '}
      <small>
        {written !== null && <span dir="auto">{momentTexts.asWritten(written)} · </span>}
        {precisionTexts[precision]}
        {basis === 'INFERRED' && ` · ${momentTexts.inferred}`}
      </small>
      {note !== null && (
        <small class="note" dir="auto">
          {note}
        </small>
      )}
    </>
  );
}

/** A link only if the address is `http(s)`: a record may hold any text. */
export function Outside({ url, text }: { readonly url: string | null; readonly text: string }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <bdi>{text}</bdi>;
  return (
    <a href={url} rel="noopener noreferrer nofollow" target="_blank">
      <bdi>{text}</bdi>
    </a>
  );
}
