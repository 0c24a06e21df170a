import type { Mapping } from './mapping.ts';

type FieldsOf<M extends Mapping> = keyof M['fields'];
/** A field of a mapping. */
export type Field = FieldsOf<Extract<Mapping, { type: 'MESSAGE' }>> | FieldsOf<Extract<Mapping, { type: 'STATEMENT' }>>;

/**
 * How tables call what the fields are, in the languages of those who make them, folded as `fold` does. Fields first that
 * others would take for theirs, names first that say it best.
 */
const NAMES: readonly (readonly [field: Field, names: string])[] = [
  ['id', 'id messageid uid guid tweetid statusid nr no number'],
  ['inReplyTo', 'inreplyto inreplytoid inreplytostatusid replyto replytoid parent parentid'],
  ['thread', 'thread threadid conversation conversationid chatid chat'],
  ['subject', 'subject title betreff objet asunto assunto oggetto onderwerp headline'],
  ['speaker', 'speaker saidby sprecher whosaidit orateur'],
  ['outlet', 'outlet publication newspaper medium programme program'],
  ['audience', 'audience venue occasion'],
  [
    'sender',
    'sender from fromaddress fromemail senderemail author user username screenname handle who von absender expediteur ' +
      'remitente remetente mittente afzender de name email emailaddress phone phonenumber',
  ],
  [
    'to',
    'to toaddress toemail recipient recipients receiver addressee whom towhom an empfanger destinataire destinataires ' +
      'destinatario para ontvanger',
  ],
  ['cc', 'cc ccaddress copy kopie'],
  ['bcc', 'bcc bccaddress'],
  [
    'occurred',
    'date datetime timestamp time sent sentat senton datesent datereceived received createdat created when datum fecha ' +
      'data zeitpunkt zeitstempel',
  ],
  [
    'text',
    'text message body content statement quote words tweet fulltext messagebody said nachricht inhalt texte contenu ' +
      'mensaje mensagem texto testo messaggio bericht',
  ],
  ['links', 'url urls link links expandedurls tweeturl'],
  ['language', 'language lang'],
];
const FIELDS_OF = new Map<string, Field[]>();
for (const [field, names] of NAMES) {
  for (const name of names.split(' ')) FIELDS_OF.set(name, [...(FIELDS_OF.get(name) ?? []), field]);
}
const TIMES = ['time', 'hour', 'uhrzeit', 'zeit', 'heure', 'hora', 'ora', 'tijd'];
const DISPLAY_NAMES = ['fromname', 'sendername', 'authorname', 'displayname', 'fullname'];

/** The fields, each with the columns that are called so, best first. */
export function namedColumns(columns: readonly string[]): (readonly [field: Field, columns: readonly string[]])[] {
  return NAMES.map(([field, names]) => {
    const exact = names.split(' ').flatMap((name) => columns.filter((column) => fold(column) === name));
    return [field, [...exact, ...columns.filter((column) => !exact.includes(column) && suggests(column, field))]];
  });
}

/** Whether one word of a longer name is a field's, and none another's: `What was said`, `Source link`. */
function suggests(column: string, field: Field): boolean {
  const words = column.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).map(fold);
  const fields = new Set(words.flatMap((word) => FIELDS_OF.get(word) ?? []));
  return fields.size === 1 && fields.has(field);
}

export function isTimeColumn(column: string): boolean {
  return TIMES.includes(fold(column));
}

/** Of the name that people call a sender, whose address or handle is in another column. */
export function isDisplayName(column: string): boolean {
  return DISPLAY_NAMES.includes(fold(column));
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
