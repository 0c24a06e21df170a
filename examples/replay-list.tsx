/** A list of messages and statements, in the order in which a replay plays them: private on the left, public on the right. */
import { useReplay } from 'backchannel/client/react';

interface ReplayListProps {
  /** Address of the service: `http://HOST:PORT`. */
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
          {status?.paused === true ? 'Resume' : 'Pause'}
        </button>
        <button onClick={() => void replay?.setSpeed({ instant: true })}>All at once</button>
        <output>{timelineTime?.slice(0, 10)}</output> <small>{state}</small>
      </header>
      <ol>
        {entries.map(({ id, visibility, participants, text }) => (
          <li key={id} style={{ marginInlineStart: visibility === 'PUBLIC' ? '50%' : 0 }}>
            <b>{participants[0]?.actor.name ?? 'Unknown'}</b>: {text ?? '(no text)'}
          </li>
        ))}
      </ol>
    </main>
  );
}
