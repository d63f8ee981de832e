import "server-only";
import * as alert from "lucide-react/icons/triangle-exclamation-point";
import * as arrowEnd from "lucide-react/icons/arrow-right";
import * as arrowStart from "lucide-react/icons/arrow-left";
import * as ban from "lucide-react/icons/ban";
import * as bell from "lucide-react/icons/bell";
import * as bellOff from "lucide-react/icons/bell-off";
import * as book from "lucide-react/icons/book-open";
import * as briefcase from "lucide-react/icons/briefcase";
import * as building from "lucide-react/icons/building-complex";
import * as calendar from "lucide-react/icons/calendar-days";
import * as chart from "lucide-react/icons/chart-column";
import * as check from "lucide-react/icons/check";
import * as checkCircle from "lucide-react/icons/circle-check";
import * as chevronDown from "lucide-react/icons/chevron-down";
import * as chevronEnd from "lucide-react/icons/chevron-right";
import * as circle from "lucide-react/icons/circle";
import * as circleDashed from "lucide-react/icons/circle-dashed";
import * as circleHalf from "lucide-react/icons/contrast";
import * as circleMost from "lucide-react/icons/loader-circle";
import * as clock from "lucide-react/icons/clock-3";
import * as columns from "lucide-react/icons/columns-3";
import * as download from "lucide-react/icons/download";
import * as edit from "lucide-react/icons/pencil";
import * as eye from "lucide-react/icons/eye";
import * as fileText from "lucide-react/icons/file-text";
import * as filter from "lucide-react/icons/list-filter";
import * as flag from "lucide-react/icons/flag";
import * as globe from "lucide-react/icons/globe";
import * as graduation from "lucide-react/icons/graduation-cap";
import * as handshake from "lucide-react/icons/handshake";
import * as help from "lucide-react/icons/circle-question-mark";
import * as history from "lucide-react/icons/rotate-ccw-clock";
import * as home from "lucide-react/icons/house";
import * as inbox from "lucide-react/icons/inbox";
import * as info from "lucide-react/icons/info";
import * as landmark from "lucide-react/icons/landmark";
import * as link from "lucide-react/icons/link-2";
import * as list from "lucide-react/icons/list";
import * as lock from "lucide-react/icons/lock";
import * as menu from "lucide-react/icons/menu";
import * as minus from "lucide-react/icons/minus";
import * as more from "lucide-react/icons/ellipsis";
import * as paperclip from "lucide-react/icons/paperclip";
import * as pause from "lucide-react/icons/circle-pause";
import * as people from "lucide-react/icons/users";
import * as person from "lucide-react/icons/circle-user";
import * as plus from "lucide-react/icons/plus";
import * as printer from "lucide-react/icons/printer";
import * as promise from "lucide-react/icons/list-checks";
import * as quote from "lucide-react/icons/quote";
import * as returned from "lucide-react/icons/undo-2";
import * as scroll from "lucide-react/icons/scroll-text";
import * as search from "lucide-react/icons/search";
import * as send from "lucide-react/icons/send";
import * as settings from "lucide-react/icons/settings-2";
import * as shield from "lucide-react/icons/shield";
import * as signOut from "lucide-react/icons/log-out";
import * as sort from "lucide-react/icons/chevrons-up-down";
import * as sortDown from "lucide-react/icons/arrow-down";
import * as sortUp from "lucide-react/icons/arrow-up";
import * as tag from "lucide-react/icons/tag";
import * as x from "lucide-react/icons/x";
import { createElement } from "react";

const ICONS = {
  alert,
  arrowEnd,
  arrowStart,
  ban,
  bell,
  bellOff,
  book,
  briefcase,
  building,
  calendar,
  chart,
  check,
  checkCircle,
  chevronDown,
  chevronEnd,
  circle,
  circleDashed,
  circleHalf,
  circleMost,
  clock,
  columns,
  download,
  edit,
  eye,
  fileText,
  filter,
  flag,
  globe,
  graduation,
  handshake,
  help,
  history,
  home,
  inbox,
  info,
  landmark,
  link,
  list,
  lock,
  menu,
  minus,
  more,
  paperclip,
  pause,
  people,
  person,
  plus,
  printer,
  promise,
  quote,
  returned,
  scroll,
  search,
  send,
  settings,
  shield,
  signOut,
  sort,
  sortDown,
  sortUp,
  tag,
  x,
} satisfies Record<string, object>;

export type IconName = keyof typeof ICONS;

/** Icons that point along the line of reading turn round with it. */
const DIRECTIONAL = new Set<IconName>([
  "arrowEnd",
  "arrowStart",
  "chevronEnd",
  "list",
  "returned",
  "send",
  "signOut",
  "promise",
]);

type Shape = [tag: string, attributes: Record<string, string>];

/** lucide keeps the shapes beside its component, which would be a client component with a copy of them. */
function shapesOf(name: IconName): Shape[] {
  // Exported by the file but missing from its types.
  const { __iconData } = ICONS[name] as unknown as { __iconData: { node: Shape[] } };
  return __iconData.node;
}

type Props = { name: IconName; className?: string };

/** A picture beside a word, hidden from screen readers: the word is always there too. */
export function Icon({ name, className = "size-4" }: Props) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${DIRECTIONAL.has(name) ? "rtl:-scale-x-100" : ""} ${className}`}
    >
      {shapesOf(name).map(([element, attributes], index) =>
        createElement(element, { ...attributes, key: index }),
      )}
    </svg>
  );
}
