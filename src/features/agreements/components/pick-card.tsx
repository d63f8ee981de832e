import { getTranslations } from "next-intl/server";

/** The form of the page that the ticks belong to. */
const FORM = "pick-cards";

/** A tick on a card: it is sent with the button below the list, and needs no script. */
export async function PickCard({ id, title }: { id: string; title: string }) {
  const t = await getTranslations("mous.bulk");
  return (
    <label className="inline-grid size-7 flex-none place-items-center">
      <span className="sr-only">{t("choose", { title })}</span>
      <input type="checkbox" name="pick" value={id} form={FORM} className="size-4.5" />
    </label>
  );
}

/** Leads to the form that moves what was ticked. */
export async function PickedCards() {
  const t = await getTranslations("mous.bulk");
  return (
    <form id={FORM} action="/mous/move" className="no-print flex justify-end">
      <button type="submit" className="button button-secondary">
        {t("button")}
      </button>
    </form>
  );
}
