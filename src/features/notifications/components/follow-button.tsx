import { getTranslations } from "next-intl/server";
import { Icon } from "#ui/icon.tsx";
import type { FOLLOWED } from "../schema.ts";

type Props = {
  kind: (typeof FOLLOWED)[number];
  recordId: string;
  isFollowed: boolean;
  /** The page to come back to. */
  path: string;
  action: (form: FormData) => Promise<void>;
};

/** Whether its reader hears of this record, and the button that changes it. */
export async function FollowButton({ kind, recordId, isFollowed, path, action }: Props) {
  const t = await getTranslations("notices");
  return (
    <form action={action} className="no-print">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="isFollowed" value={String(!isFollowed)} />
      <input type="hidden" name="path" value={path} />
      <button
        type="submit"
        className="button button-secondary"
        title={t(isFollowed ? "following" : "followHint")}
      >
        <Icon name={isFollowed ? "bellOff" : "bell"} />
        {t(isFollowed ? "unfollow" : "follow")}
      </button>
    </form>
  );
}
