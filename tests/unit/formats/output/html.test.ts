import { describe, expect, test } from 'vitest';
import { htmlExport } from '../../../../src/formats/output/html/html.ts';
import { writtenAs } from '../../../support/exported.ts';
import { actor, collection, link, message, OPEN, source, statement } from '../../../support/record-items.ts';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;

describe('The page', () => {
  test('shows all values of the record as text, and links to no dangerous address', async () => {
    const page = await writtenAs(htmlExport, [
      collection(OPEN, { title: HOSTILE, description: HOSTILE }),
      actor('actor:ann', { name: HOSTILE, description: HOSTILE, roles: [{ title: HOSTILE }] }),
      source('source:a', { title: HOSTILE, url: 'javascript:alert(1)', authors: [HOSTILE] }),
      link('link:x', { url: 'javascript:alert(2)' }),
      message('1', {
        text: HOSTILE,
        subject: HOSTILE,
        platform: HOSTILE,
        sender: { actor: 'actor:ann' },
        occurred: { edtf: '2016', written: HOSTILE, inferred: true, note: HOSTILE },
        links: ['link:x'],
        attachments: [{ name: HOSTILE, mediaType: HOSTILE }],
        citations: [{ source: 'source:a', quotes: [{ exact: HOSTILE }], inferred: true, reason: HOSTILE }],
      }),
    ]);
    expect(page).not.toMatch(/<script|<img|href="javascript/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'`);
  });

  test('loads nothing', async () => {
    const page = await writtenAs(htmlExport, [collection(OPEN), message('1', { text: 'a' })]);
    expect(page).not.toMatch(/\ssrc=|<link|@import|url\(/i);
  });

  test('marks private, public, quoted, reported, inferred, attributed, retracted and uncited entries', async () => {
    const page = await writtenAs(
      htmlExport,
      [
        collection(OPEN),
        actor('actor:ann', { name: 'Ann' }),
        source('source:a', { title: 'The paper' }),
        message('1', {
          text: 'Quoted',
          occurred: { edtf: '2017-11-13', written: 'Monday', inferred: true, note: 'Guess' },
        }),
        statement('2', {
          text: 'Retold',
          wording: 'REPORTED',
          speaker: { actor: 'actor:ann' },
          citations: [{ source: 'source:a', paragraph: 4, attributedTo: ['actor:ann'] }],
        }),
      ],
      [{ kind: 'retraction', id: 'message:1', reason: 'Forged' }],
    );
    expect(page).toMatch(/<article id="message:1" class="private retracted">/);
    expect(page).toMatch(/<article id="statement:2" class="public">/);
    expect(page).toContain('<time>13 November 2017</time> <q>Monday</q> <em>inferred: Guess</em>');
    expect(page).toMatch(/<blockquote[^>]*><p>Quoted<\/p>/);
    expect(page).toMatch(/<div class="reported"[^>]*><p>Retold<\/p>/);
    expect(page).toContain('No source is cited.');
    expect(page.replaceAll(/\s+/g, ' ')).toContain('Paragraph 4 <em>according to Ann</em>');
    expect(page).toContain('<h2>Undated</h2>');
    expect(page).toContain('2 entries. Exported on 2026-01-02T03:04:05.000Z at revision 7');
  });

  test('links to other entries of the page, also to later ones, and only names those that are not on it', async () => {
    const page = await writtenAs(htmlExport, [
      collection(OPEN),
      message('1', { occurred: { edtf: '2016-01-01' }, relations: [{ kind: 'CONTRADICTS', entry: 'message:2' }] }),
      message('2', { occurred: { edtf: '2016-01-02' }, inReplyTo: 'message:1' }),
      message('3', { inReplyTo: 'message:gone' }),
    ]);
    expect(page).toContain('Contradicts <a href="#message:2">Unknown sender, 2 January 2016</a> (2)');
    expect(page).toContain('Answers <a href="#message:1">Unknown sender, 1 January 2016</a> (1)');
    expect([...page.matchAll(/class="number">(\d*)</g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
    expect(page).toContain('Answers message:gone');
  });

  test('shows when and why an entry was corrected, and the earlier text', async () => {
    const page = await writtenAs(
      htmlExport,
      [collection(OPEN), message('1', { text: 'I do' })],
      [{ kind: 'correction', id: 'message:1', reason: 'A word was missing.', patch: { text: 'I do not' } }],
    );
    expect(page).toContain('corrected on 1 January 2026: A word was missing.');
    expect(page).toMatch(/<blockquote[^>]*><p>I do not<\/p>/);
    expect(page).toContain('Before it was corrected: <span dir="auto">“I do”</span>');
  });

  test('links from its head to each month, and to undated entries', async () => {
    const page = await writtenAs(htmlExport, [
      collection(OPEN),
      message('1', { occurred: { edtf: '2016-01-01' } }),
      message('2', { occurred: { edtf: '2016-01-02' } }),
      message('3', { occurred: { edtf: '2016-02' } }),
      message('4'),
    ]);
    for (const [part, heading] of ['January 2016', 'February 2016', 'Undated'].entries()) {
      expect(page).toContain(`<a href="#part-${part + 1}">${heading}</a>`);
      expect(page).toContain(`<section id="part-${part + 1}"><h2>${heading}</h2>`);
    }
    expect(page).not.toContain('part-4');
  });

  test('keeps the layout of a verbatim text', async () => {
    const page = await writtenAs(htmlExport, [collection(OPEN), message('1', { text: '\n  a   b\n  c\n\n\n  d' })]);
    expect(page).toContain('<p>  a   b<br />  c</p><p>  d</p>');
  });

  test('says if nothing matches', async () => {
    expect(await writtenAs(htmlExport, [collection(OPEN)])).toContain('Nothing matches.');
  });
});
