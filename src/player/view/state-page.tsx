import type { ComponentChildren } from 'preact';

interface StatePageProps {
  readonly title: string;
  readonly text: string;
  readonly isBusy?: boolean;
  readonly children?: ComponentChildren;
}

/** A page that says why there is nothing to play. */
export function StatePage({ title, text, isBusy = false, children }: StatePageProps) {
  return (
    <main class={`state-page${isBusy ? ' busy' : ''}`} aria-busy={isBusy}>
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </div>
    </main>
  );
}
