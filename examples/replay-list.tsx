/** What was said, as a replay brings it: private on the left, public on the right. */
import { useReplay } from 'backchannel/client/react';

interface ReplayListProps {
  /** The service, `http://HOST:PORT`. */
  readonly service: string;
}

export function ReplayList({ service }: ReplayListProps) {
  const { entries, state, error, status, timelineTime, replay } = useReplay({
    url: service,
    pacing: { fitInto: 'PT1M' },
    maxGap: 'PT2S',
    clockEvery: 'PT0.5S',
  });
  if (error !== null) return <p role="alert">{error.message}</p>;
  return (
    <main>
      <header>
        <button onClick={() => void (status?.paused === true ? replay?.resume() : replay?.pause())}>
          {status?.paused === true ? 'Go on' : 'Pause'}
        </button>
        <button onClick={() => void replay?.setSpeed({ instant: true })}>All at once</button>
        <output>{timelineTime?.slice(0, 10)}</output> <small>{state}</small>
      </header>
      <ol>
        {entries.map(({ id, visibility, participants, text }) => (
          <li key={id} style={{ marginInlineStart: visibility === 'PUBLIC' ? '50%' : 0 }}>
            <b>{participants[0]?.actor.name ?? 'Somebody'}</b>: {text ?? '(no words given)'}
          </li>
        ))}
      </ol>
    </main>
  );
}
