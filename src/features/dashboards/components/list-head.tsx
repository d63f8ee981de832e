import type { CalendarDate } from "#domain/calendar-date.ts";
import { CommitmentTable } from "#features/commitments/components/commitment-table.tsx";
import type { CommitmentRow } from "#features/commitments/views.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Section } from "#ui/page.tsx";

type Props = {
  id: string;
  title: string;
  rows: readonly CommitmentRow[];
  count: number;
  asOf: CalendarDate;
  all: { href: string; label: string };
  none: string;
};

/** The first few of a list, and the way to all of it. */
export function ListHead({ id, title, rows, count, asOf, all, none }: Props) {
  return (
    <Section
      id={id}
      title={title}
      count={count}
      actions={rows.length > 0 && <ButtonLink href={all.href}>{all.label}</ButtonLink>}
    >
      <CommitmentTable
        caption={title}
        rows={rows}
        asOf={asOf}
        empty={<EmptyState title={none} icon="check" />}
      />
    </Section>
  );
}
