import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import type { UserView } from "../schema.ts";

export async function UserTable({ users }: { users: UserView[] }) {
  const t = await getTranslations("administration");
  const values = await getTranslations("values");
  return (
    <Table
      caption={t("users")}
      rows={users}
      rowKey={(user) => user.id}
      empty={<EmptyState title={t("noUsers")} />}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (user) => (
            <Link href={`/administration/users/${user.id}`} className="link">
              <bdi>{user.name}</bdi>
            </Link>
          ),
        },
        { key: "email", header: t("email"), cell: (user) => <bdi>{user.email}</bdi> },
        { key: "role", header: t("role"), cell: (user) => values(`role.${user.role}`) },
        {
          key: "clearance",
          header: t("clearance"),
          cell: (user) => <MarkingTag marking={user.clearance} />,
        },
        {
          key: "partners",
          header: t("partners"),
          cell: (user) => (user.isConfined ? user.partners.join(", ") : t("allPartners")),
        },
        {
          key: "state",
          header: t("state"),
          cell: (user) =>
            user.isDisabled ? (
              <Tag tone="neutral">{t("disabled")}</Tag>
            ) : (
              <Tag tone="good">{t("active")}</Tag>
            ),
        },
      ]}
    />
  );
}
