import type { Thread } from '../model/thread.ts';
import { isStated } from '../model/ties.ts';
import { tieText } from './entry-card.tsx';

interface ThreadsProps {
  readonly threads: readonly Thread[];
  /** The entry under the pointer or with the focus; its lines are highlighted. */
  readonly lit: string | null;
}

/** The lines between private and public entries. Screen readers read the same texts on the cards. */
export function Threads({ threads, lit }: ThreadsProps) {
  return (
    <div class="threads" aria-hidden="true">
      <svg>
        {threads.map(({ tie, path, start, end }) => (
          <g key={`${tie.privateId} ${tie.publicId}`} class={classOf(tie, lit)}>
            <path d={path} pathLength={isStated(tie) ? 1 : undefined} />
            <circle cx={start.x} cy={start.y} r={4} />
            <circle cx={end.x} cy={end.y} r={4} />
          </g>
        ))}
      </svg>
      {threads.map(({ tie, label }) => (
        <span
          key={`${tie.privateId} ${tie.publicId}`}
          class={`lag ${classOf(tie, lit)}`}
          style={{ left: `${label.x}px`, top: `${label.y}px` }}
        >
          {tieText(tie)}
        </span>
      ))}
    </div>
  );
}

function classOf(tie: Thread['tie'], lit: string | null): string {
  const isLit = lit !== null && (tie.privateId === lit || tie.publicId === lit);
  return ['thread', isStated(tie) ? 'stated' : 'implied', isLit && 'lit'].filter(Boolean).join(' ');
}
