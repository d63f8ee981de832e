/** Two strokes that lean towards each other and the bar that joins them. */
export function Wordmark({ name, isSmall = false }: { name: string; isSmall?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className={isSmall ? "size-6" : "size-7"}
      >
        <path d="M3.5 20 10.4 4.2" stroke="currentColor" />
        <path d="M20.5 20 13.6 4.2" stroke="currentColor" strokeOpacity="0.62" />
        <path d="M8.2 14.6h7.6" stroke="#d29a2e" />
      </svg>
      <span className={`font-semibold tracking-tight ${isSmall ? "max-sm:sr-only" : "text-lg"}`}>
        {name}
      </span>
    </span>
  );
}
