import { useSignal, useSignalEffect } from '@preact/signals';
import { isOnline } from '../state/connect.ts';
import { open } from '../state/player.ts';
import { playhead } from '../state/playhead.ts';
import { connection, failure, phase } from '../state/stage.ts';
import { stateTexts } from '../strings.ts';

const RECONNECTED_FOR_MS = 4_000;

/** Messages about the connection and about errors. */
export function Notices() {
  const wasLost = useSignal(false);
  const isBack = useSignal(false);
  useSignalEffect(() => {
    const state = connection.value;
    if (state === 'reconnecting') wasLost.value = true;
    if (state !== 'live' || !wasLost.peek()) return;
    wasLost.value = false;
    isBack.value = true;
    const timer = setTimeout(() => (isBack.value = false), RECONNECTED_FOR_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div class="notices" role="status">
      <Notice isBack={isBack.value} />
    </div>
  );
}

function Notice({ isBack }: { readonly isBack: boolean }) {
  if (phase.value === 'idle' && failure.value === null) return null;
  if (failure.value !== null) {
    return (
      <p class="notice bad">
        {stateTexts.error}: {failure.value.message}{' '}
        <button type="button" class="plain" onClick={() => void open(playhead.peek())}>
          {stateTexts.retry}
        </button>
      </p>
    );
  }
  if (!isOnline.value) return <p class="notice">{stateTexts.offline}</p>;
  if (connection.value === 'reconnecting') return <p class="notice busy">{stateTexts.reconnecting}</p>;
  if (connection.value === 'behind') return <p class="notice busy">{stateTexts.behind}</p>;
  if (connection.value === 'connecting') return <p class="notice busy late">{stateTexts.connecting}</p>;
  return isBack ? <p class="notice good">{stateTexts.reconnected}</p> : null;
}
