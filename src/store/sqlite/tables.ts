/**
 * `change_log` has a line for each entry that a commit touched; `erased` holds the marks of erased entries; `shared`
 * the small pieces of state that nodes share.
 */
export const LOG_TABLES = `
CREATE TABLE change_log (
  sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, at INTEGER NOT NULL,
  entry TEXT NOT NULL, collection TEXT NOT NULL, former_access TEXT NOT NULL, access TEXT NOT NULL, kind TEXT NOT NULL,
  before_occurred TEXT, before_disclosed TEXT, after_occurred TEXT, after_disclosed TEXT, replaced TEXT,
  PRIMARY KEY (sequence, ordinal)
) WITHOUT ROWID;
CREATE INDEX change_log_entry ON change_log (entry, sequence);
CREATE TABLE erased (
  id TEXT PRIMARY KEY, collection TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, sequence INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE shared (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, expires INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
`;

/**
 * The index of words; it is rebuilt if it is damaged. Each commit leaves a piece of the index. Twice as many pieces as
 * by default are merged at once: an import gets faster, and a search does not get slower.
 */
export const WORDS_TABLE = `
CREATE VIRTUAL TABLE entry_words USING fts5 (words, tokenize = 'ascii', columnsize = 0);
INSERT INTO entry_words (entry_words, rank) VALUES ('automerge', 8);`;

/** For each collection, actor, source and link: the actors and sources that it names. */
export const NAMING_TABLE = `
CREATE TABLE naming (named TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (named, by)) WITHOUT ROWID;
CREATE INDEX naming_by ON naming (by);
`;

/**
 * `entry` holds the narrow facts that filters and counts read, `entry_body` the record itself, `entry_words` its words.
 * `posting_…` is the index of terms: for each term, the entries that carry it in the order of the clock. `…_count` are
 * kept by each commit. Order keys are ASCII, so that BINARY, the collation of all columns, orders them as the domain does.
 */
export const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE named (
  kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
  access TEXT, actor_kind TEXT, url TEXT, body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX named_url ON named (url, id) WHERE url IS NOT NULL;
CREATE TABLE account (key TEXT PRIMARY KEY, actor TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX account_actor ON account (actor);
CREATE TABLE actor_word (word TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (word, actor)) WITHOUT ROWID;
CREATE INDEX actor_word_actor ON actor_word (actor);
${NAMING_TABLE}
CREATE TABLE entry (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, collection TEXT NOT NULL,
  occurred_key TEXT NOT NULL UNIQUE, disclosed_key TEXT NOT NULL UNIQUE,
  occurred_day TEXT, occurred_timed INTEGER, disclosed_day TEXT, disclosed_timed INTEGER,
  visibility TEXT NOT NULL, words_count INTEGER NOT NULL, terms TEXT NOT NULL
);
CREATE TABLE entry_body (entry INTEGER PRIMARY KEY, body TEXT NOT NULL);
${WORDS_TABLE}

CREATE TABLE term (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE posting_occurred (
  term INTEGER NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (term, key)
) WITHOUT ROWID;
CREATE TABLE posting_disclosed (
  term INTEGER NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (term, key)
) WITHOUT ROWID;

CREATE TABLE revision (
  entry TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (entry, revision)
) WITHOUT ROWID;

CREATE TABLE term_count (
  term INTEGER NOT NULL, collection TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (term, collection)
) WITHOUT ROWID;
CREATE TABLE day_count (
  clock TEXT NOT NULL, collection TEXT NOT NULL, day TEXT NOT NULL, visibility TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (clock, collection, day, visibility)
) WITHOUT ROWID;
CREATE TABLE word_count (collection TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
${LOG_TABLES}`;
