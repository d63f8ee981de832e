import { useId } from "react";
import { Link } from "./link.tsx";
import { spread } from "./spread.ts";
import { landPath, MAP_HEIGHT, MAP_WIDTH, shapeOf } from "./world.ts";

type Place = {
  code: string;
  /** What the number says, in full: "United Kingdom: 24". */
  label: string;
  href: string;
  /** As it is shown. */
  figure: string;
  /** The shade, 0 for none to the number of shades. */
  step: number;
};

type Props = {
  label: string;
  places: readonly Place[];
  home: { code: string; label: string };
};

export const SHADES = 4;
const FILLS = ["fill-surface", "fill-heat-1", "fill-heat-2", "fill-heat-3", "fill-heat-4"] as const;

const BADGE = 12;

/** The world with a number on every place; shade and number say the same. Nothing needs a script. */
export function WorldMap({ label, places, home }: Props) {
  const id = useId();
  const known = places.flatMap((place) => {
    const shape = shapeOf(place.code);
    return shape === null ? [] : [{ ...place, ...shape }];
  });
  const badges = spread(
    known.map(({ at }) => at),
    2 * BADGE + 1,
  );
  const ours = shapeOf(home.code);
  return (
    // Sideways scrolling has to be possible with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-label={label} tabIndex={0} className="sheet scroller">
      {ours && (
        <div aria-hidden="true" className="relative min-w-[52rem]">
          {/* A map does not turn round with the language. */}
          <span className="scroll-start" style={{ left: `${(100 * ours.at[0]) / MAP_WIDTH}%` }} />
        </div>
      )}
      <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} className="chart h-auto w-full min-w-[52rem]">
        <defs>
          <HomePattern id={`${id}-home`} />
        </defs>
        <g aria-hidden="true">
          <path d={landPath()} className="fill-sunken stroke-line" strokeWidth="0.5" />
          {known.map(({ code, path, step }) => (
            <path
              key={code}
              d={path}
              className={`${FILLS[step] ?? FILLS[0]} stroke-ink-2`}
              strokeWidth="0.6"
            />
          ))}
          {ours && (
            <>
              <path d={ours.path} className="fill-gold stroke-ink" strokeWidth="0.8" />
              <path d={ours.path} fill={`url(#${id}-home)`} />
              <text
                x={ours.at[0]}
                y={ours.at[1] + 4}
                textAnchor="middle"
                className="edge-label font-semibold"
              >
                {home.label}
              </text>
            </>
          )}
        </g>
        {known.map(({ code, at, href, label: said, figure }, index) => {
          const [x, y] = badges[index] ?? at;
          return (
            <g key={code}>
              <line x1={at[0]} y1={at[1]} x2={x} y2={y} className="stroke-ink-2" />
              <Link href={href} aria-label={said} className="map-badge">
                <title>{said}</title>
                <circle cx={x} cy={y} r={BADGE} className="fill-surface stroke-ink-2" />
                <text
                  x={x}
                  y={y + 4}
                  textAnchor="middle"
                  className="chart-text fill-ink! font-semibold"
                >
                  {figure}
                </text>
              </Link>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function HomePattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
      <path d="M0 5 5 0" className="stroke-ink-2" strokeWidth="0.8" />
    </pattern>
  );
}

type LegendProps = {
  steps: readonly { step: number; label: string }[];
  home: string;
};

/** What the shades stand for. */
export function MapLegend({ steps, home }: LegendProps) {
  const id = useId();
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">
      {steps.map(({ step, label }) => (
        <li key={step} className="flex items-center gap-1.5">
          <svg aria-hidden="true" className="chart size-4">
            <rect
              x="0.5"
              y="0.5"
              width="15"
              height="15"
              className={`${FILLS[step] ?? FILLS[0]} stroke-ink-2`}
            />
          </svg>
          {label}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" className="chart size-4">
          <defs>
            <HomePattern id={`${id}-key`} />
          </defs>
          <rect x="0.5" y="0.5" width="15" height="15" className="fill-gold stroke-ink" />
          <rect x="0.5" y="0.5" width="15" height="15" fill={`url(#${id}-key)`} />
        </svg>
        {home}
      </li>
    </ul>
  );
}
