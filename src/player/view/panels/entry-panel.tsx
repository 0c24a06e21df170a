import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askService } from '../../state/service.ts';
import { OpenedEntryDocument } from '../../generated/operations.ts';
import { type OpenedEntry, instantOnClock } from '../../model/entry.ts';
import { address, navigate } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { seek } from '../../state/player.ts';
import { entryTexts, stateTexts } from '../../strings.ts';
import { EntryCard } from '../entry-card.tsx';
import { EntryCite } from './entry-cite.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryNeighbours } from './entry-neighbours.tsx';
import { EntrySources } from './entry-sources.tsx';
import { Panel } from './panel.tsx';

/** The panel of one entry, with all its details. */
export function EntryPanel({ id }: { readonly id: string }) {
  const entry = useSignal<OpenedEntry | null | undefined>(undefined);
  const problem = useSignal<string | null>(null);
  const { clock } = address.value;
  useEffect(() => {
    const leaving = new AbortController();
    askService(OpenedEntryDocument, { id, clock }, { signal: leaving.signal }).then(
      (answer) => (entry.value = answer.entry),
      (error: unknown) => {
        if (!leaving.signal.aborted) problem.value = (error as Error).message;
      },
    );
    return () => leaving.abort();
  }, [id, clock]);
  const found = entry.value;
  return (
    <Panel title={entryTexts.title} onClose={() => navigate({ entry: null })} class="entry">
      {problem.value !== null && <p role="alert">{problem.value}</p>}
      {found === undefined && problem.value === null && <p aria-busy="true">{stateTexts.loading}</p>}
      {found === null && <p>{entryTexts.notFound}</p>}
      {found && <Opened entry={found} />}
    </Panel>
  );
}

function Opened({ entry }: { readonly entry: OpenedEntry }) {
  const at = instantOnClock(entry, address.value.clock);
  const show = () => {
    closePanel();
    navigate({ entry: null });
    if (at !== null) void seek(at);
  };
  return (
    <>
      <EntryCard entry={entry} isWhole />
      {at !== null && (
        <button type="button" class="solid" onClick={show}>
          {entryTexts.showOnStage}
        </button>
      )}
      <EntryFacts entry={entry} />
      <EntrySources entry={entry} />
      <EntryNeighbours entry={entry} />
      <EntryCite entry={entry} />
    </>
  );
}
