/**
 * A Slack export: lists of users and channels, and a folder for each channel with a file for each day. The workspace is a
 * collection.
 *
 * The id of a message is its channel and its `ts`, which is unique there (`client_msg_id` is not). Each message at the top
 * of a channel opens a thread of its own, with or without answers; so an answer in a later export changes no earlier
 * entry. A message by Slack itself (someone joined, a topic was set) is an entry without a sender, about the people whom
 * it names.
 */
import { folderOf, nameOf } from '../kit/chat-files.ts';
import type { ArchiveFile, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { readFileOf } from '../kit/read-file.ts';
import { SlackReader } from './reader.ts';
import { SLACK_LISTS, SlackWorkspace } from './workspace.ts';

const DAY_FILE = /^(?<root>.*\/|)(?<folder>[^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;

export const slack: TreeFormat = { name: 'slack', claims, readTree };

async function claims(files: readonly ArchiveFile[]): Promise<readonly ArchiveFile[]> {
  const roots = new Set<string>();
  for (const { path } of files) if (SLACK_LISTS.includes(nameOf(path))) roots.add(folderOf(path));
  for (const file of files) {
    const root = rootOf(file);
    if (root === undefined || roots.has(root)) continue;
    if (/"ts"\s*:\s*"?\d{9,}/.test(await file.head())) roots.add(root);
  }
  const days = files.filter((file) => roots.has(rootOf(file) ?? '/'));
  const used = new Set(days.map(rootOf));
  const lists = files.filter(({ path }) => path.endsWith('.json') && used.has(folderOf(path)));
  return [...lists, ...days];
}

/** The folder of the export that a file of a day belongs to; undefined for other files. */
function rootOf({ path }: ArchiveFile): string | undefined {
  return DAY_FILE.exec(path)?.groups?.['root'];
}

async function* readTree(files: readonly ArchiveFile[], context: ReadContext): AsyncGenerator<ReadEvent> {
  const days = files.filter((file) => rootOf(file) !== undefined);
  for (const root of new Set(days.map(rootOf))) {
    const beside = files.filter(({ path }) => folderOf(path) === root);
    const workspace = new SlackWorkspace();
    yield* workspace.load(beside.filter(({ path }) => SLACK_LISTS.includes(nameOf(path))));
    for (const { path } of beside.filter(({ path }) => !SLACK_LISTS.includes(nameOf(path)))) {
      yield { kind: 'NOTE', topic: 'passed over', text: `${path} has no messages`, at: { file: path } };
    }
    yield* readDays(
      days.filter((file) => rootOf(file) === root),
      workspace,
      context,
    );
  }
}

async function* readDays(
  days: readonly ArchiveFile[],
  workspace: SlackWorkspace,
  context: ReadContext,
): AsyncGenerator<ReadEvent> {
  const { team } = workspace;
  const suggestion = team === null ? {} : { name: `slack-${team}`, title: `Slack workspace ${team}` };
  const { id: collection } = yield* context.collection(suggestion);
  const reader = new SlackReader(workspace, collection, context);
  for (const file of days) yield* readFileOf(file.path, readDay(file, reader));
}

async function* readDay(file: ArchiveFile, reader: SlackReader): AsyncGenerator<ReadEvent> {
  const folder = DAY_FILE.exec(file.path)?.groups?.['folder'] ?? '';
  let message = 0;
  for await (const part of readArchiveJson(file.open(), { root: 'list', paths: ['$.*'] })) {
    message += 1;
    const at = { message };
    if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at };
    else yield* reader.readMessage(part.value, folder, at);
  }
}
