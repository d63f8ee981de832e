import { getLocale } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { type LayerEdge, type LayerNode, layOut } from "./layers.ts";
import { Link } from "./link.tsx";

export type EdgeLook = "solid" | "dashed" | "dotted" | "double" | "stop" | "go";

type GraphNode = LayerNode & {
  href: string;
  title: string;
  detail: ReactNode;
  /** The one that the page is about. */
  isCurrent?: boolean;
  isFaint?: boolean;
};
type GraphEdge = LayerEdge & { label: string; look: EdgeLook };

type Props = {
  /** What the drawing shows; what it says stands in a list as well. */
  label: string;
  /** In the order they are to be read. */
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** Word for each band, beside its first row. */
  bandLabels: Readonly<Record<string, string>>;
};

const GAP = 64;
const LATIN = { width: 216, height: 108, gapX: 28, gapY: GAP, perRow: 4 };
/** Nastaliq needs twice the room between its lines. */
const NASTALIQ = { ...LATIN, height: 152 };
const GUTTER = 84;
const EDGE = 8;

const LOOKS: Record<EdgeLook, { line: string; dash?: string; width: number }> = {
  solid: { line: "stroke-ink-2", width: 1.5 },
  dashed: { line: "stroke-ink-2", dash: "7 4", width: 1.5 },
  dotted: { line: "stroke-ink-2", dash: "2 4", width: 1.75 },
  double: { line: "stroke-accent", width: 3 },
  stop: { line: "stroke-bad", dash: "10 3 2 3", width: 2 },
  go: { line: "stroke-good", width: 2 },
};

/** Boxes in rows from the earliest band down, joined by lines with words. Each box is a link; nothing needs a script. */
export async function LayeredGraph(props: Props) {
  return <Drawing {...props} isRtl={(await getLocale()) === "ur"} />;
}

function Drawing({ label, nodes, edges, bandLabels, isRtl }: Props & { isRtl: boolean }) {
  const id = useId();
  const size = isRtl ? NASTALIQ : LATIN;
  const { width, height, nodes: centres, edges: routes, bands } = layOut(nodes, edges, size);
  const [wide, high] = [width + GUTTER + 2 * EDGE, height + 2 * EDGE];
  // Read from the right, the whole drawing is turned round.
  const x = (own: number) => (isRtl ? wide - EDGE - GUTTER - own : own + GUTTER + EDGE);
  const y = (own: number) => own + EDGE;
  const current = centres.get(nodes.find(({ isCurrent }) => isCurrent)?.id ?? "");
  return (
    // Sideways scrolling has to be possible with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-label={label} tabIndex={0} className="sheet scroller">
      {current && (
        <div aria-hidden="true" className="relative" style={{ width: wide }}>
          <span className="scroll-start" style={{ left: x(current.x) }} />
        </div>
      )}
      <svg width={wide} height={high} viewBox={`0 0 ${wide} ${high}`} className="chart mx-auto">
        <defs>
          <marker
            id={`${id}-tip`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className="fill-ink-2" />
          </marker>
        </defs>
        <g aria-hidden="true">
          {bands.map(({ band, top, bottom }, index) => (
            <g key={`${band}-${top}`}>
              {index > 0 && (
                <line
                  x1="0"
                  x2={wide}
                  y1={y(top) - size.gapY / 2}
                  y2={y(top) - size.gapY / 2}
                  className="stroke-line"
                  strokeDasharray="3 5"
                />
              )}
              <text
                x={isRtl ? wide - EDGE : EDGE}
                y={y((top + Math.min(bottom, top + size.height)) / 2) + 4}
                className="fill-ink-2 text-sm font-semibold"
                textAnchor="start"
              >
                {bandLabels[band] ?? band}
              </text>
            </g>
          ))}
          {edges.map((edge) => (
            <Line
              key={edge.id}
              edge={edge}
              points={(routes.get(edge.id) ?? []).map((point) => ({
                x: x(point.x),
                y: y(point.y),
              }))}
              tip={`${id}-tip`}
            />
          ))}
        </g>
        {nodes.map((node) => {
          const centre = centres.get(node.id) ?? { x: 0, y: 0 };
          return (
            <foreignObject
              key={node.id}
              x={x(centre.x) - size.width / 2}
              y={y(centre.y) - size.height / 2}
              width={size.width}
              height={size.height}
            >
              <Link
                href={node.href}
                aria-current={node.isCurrent ? "true" : undefined}
                className={`flex h-full flex-col gap-1 overflow-hidden rounded-md border px-2.5 py-2 text-sm text-ink hover:border-accent ${
                  node.isCurrent ? "border-2 border-accent" : "border-line-strong"
                } ${node.isFaint ? "border-dashed bg-sunken" : "bg-surface"}`}
              >
                <span className="line-clamp-2 font-medium" dir="auto">
                  {node.title}
                </span>
                <span className="mt-auto flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-2">
                  {node.detail}
                </span>
              </Link>
            </foreignObject>
          );
        })}
      </svg>
    </div>
  );
}

type Point = { x: number; y: number };

function Line({ edge, points, tip }: { edge: GraphEdge; points: readonly Point[]; tip: string }) {
  const [first, ...rest] = points;
  const second = rest[0];
  if (first === undefined || second === undefined) return null;
  const { line, dash, width } = LOOKS[edge.look];
  const path = rest.map((to, index) => bend(points[index] ?? first, to)).join(" ");
  const isUp = second.y <= first.y;
  return (
    <>
      <path
        d={`M${first.x} ${first.y} ${path}`}
        fill="none"
        className={line}
        strokeWidth={width}
        strokeDasharray={dash}
        markerEnd={`url(#${tip})`}
      />
      <text x={first.x} y={first.y + (isUp ? -10 : 18)} className="edge-label" textAnchor="middle">
        {edge.label}
      </text>
    </>
  );
}

/** From a point to the next: straight out of the box, straight into the other. */
function bend(from: Point, to: Point): string {
  const middle = from.y === to.y ? from.y - GAP * 0.6 : (from.y + to.y) / 2;
  return `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
}
