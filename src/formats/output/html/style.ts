/** The look of the page on a screen and on paper. Private entries stand left, public ones right. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --faint: #5b5b5b; --paper: #fff; --line: #d9d9d9; --private: #0b5563; --public: #8a4b00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --faint: #a9a9a9; --paper: #161616; --line: #3a3a3a; --private: #6cc4d4; --public: #f0b060; }
}
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Georgia, 'Times New Roman', serif; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 1rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: .1rem 0; }
p { margin: .35rem 0; }
a { color: inherit; text-underline-offset: .15em; }
.when, .manner, .fact, .citations, .uncited, .key, .about, .address, nav { font-family: system-ui, sans-serif; font-size: .82rem; }
.manner, .fact, .citations, .uncited, .about, .address, .when q, .when em { color: var(--faint); }
.when { position: relative; padding-right: 3em; line-height: 1.7; }
.number { position: absolute; top: 0; right: 0; color: var(--faint); font-variant-numeric: tabular-nums; }
nav { display: flex; flex-wrap: wrap; gap: .15rem .9rem; margin-top: .75rem; }
blockquote p, .reported p { white-space: pre-wrap; }
.fact { margin: .35rem 0; }
article { box-sizing: border-box; width: 78%; margin: 0 0 1.5rem; padding: .2rem 0 .2rem 1rem; border-left: 4px solid var(--private); }
article.public { margin-left: 22%; border-left-color: var(--public); border-left-style: double; border-left-width: 6px; }
.badge, .key span { padding: .05rem .45rem; border: 1px solid; border-radius: .2rem; text-transform: uppercase;
  font-size: .7rem; letter-spacing: .06em; font-family: system-ui, sans-serif; }
.private .badge, .key .private { color: var(--private); }
.public .badge, .key .public { color: var(--public); }
.public .badge, .key .public { border-style: double; border-width: 3px; }
.when time { font-weight: 600; }
blockquote { margin: .5rem 0; font-size: 1.08rem; }
blockquote p:first-child::before { content: '“'; }
blockquote p:last-child::after { content: '”'; }
.reported { margin: .5rem 0; font-style: italic; }
.subject { font-weight: 600; }
.retracted h3, .retracted blockquote, .retracted .reported { text-decoration: line-through; }
.citations { margin: .5rem 0 0; padding: 0; list-style: none; }
.citations ul { padding-left: 1.1rem; margin: .1rem 0; }
.fact .citations { margin: .1rem 0 0 1rem; }
.uncited { font-weight: 600; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0; color: var(--faint); }
footer { margin-top: 3rem; }
@media (max-width: 40rem) { article, article.public { width: auto; margin-left: 0; } }
@media print {
  :root { --ink: #000; --faint: #333; --paper: #fff; --line: #999; --private: #000; --public: #000; }
  @page { margin: 18mm 16mm 20mm; }
  @page { @bottom-center { content: counter(page) ' / ' counter(pages); font: 8pt system-ui, sans-serif; } }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.4; }
  nav { display: none; }
  h1 { font-size: 20pt; }
  h2 { margin: 1.2rem 0 .6rem; break-after: avoid; }
  article { width: 94%; margin-bottom: .9rem; break-inside: avoid; }
  article.public { margin-left: 6%; }
  article.long { break-inside: auto; }
  .when, h3, .manner, .subject { break-after: avoid; }
  .uncited, .fact + .citations { break-before: avoid; }
  .fact, .citations li { break-inside: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  blockquote { font-size: 10.5pt; }
  .when, .manner, .fact, .citations, .uncited, .key, .about, .address { font-size: 8pt; line-height: 1.35; }
  .when { line-height: 1.7; }
  dl { columns: 2; column-gap: 2rem; }
  dt { break-after: avoid; }
  dt:first-child { margin-top: 0; }
}
`;
