import { getTranslations } from "next-intl/server";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

type Props = {
  name: string;
  role: string | null;
  locale: string;
  signOut: (form: FormData) => Promise<void>;
  setLocale: (form: FormData) => Promise<void>;
};

/** Each language by its own name, in its own letters. */
const LANGUAGES = [
  { code: "en", name: "English" },
  { code: "ur", name: "اردو" },
];

export async function AccountMenu({ name, role, locale, signOut, setLocale }: Props) {
  const t = await getTranslations();
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        aria-label={t("ui.shell.signedInAs", { name })}
        className="button button-quiet px-2! text-ink!"
      >
        <Icon name="person" className="size-5 text-ink-2" />
        <span className="max-w-36 truncate max-md:hidden">
          <bdi>{name}</bdi>
        </span>
        <Icon name="chevronDown" className="size-3.5 text-ink-3" />
      </button>
      <div
        popover="auto"
        id="account"
        role="group"
        aria-label={t("ui.shell.account")}
        className="panel panel-end grid-flow-row gap-3 open:grid"
      >
        <p className="text-sm">
          <strong className="block">
            <bdi>{name}</bdi>
          </strong>
          {role && <span className="text-ink-2">{t(`values.role.${role}`)}</span>}
        </p>
        <Link href="/profile" className="button button-quiet justify-start!">
          <Icon name="person" />
          {t("ui.shell.profile")}
        </Link>
        <form action={setLocale} className="grid gap-1 border-t border-line pt-2">
          <p className="eyebrow">{t("ui.shell.language")}</p>
          {LANGUAGES.map(({ code, name: language }) => (
            <button
              key={code}
              type="submit"
              name="locale"
              value={code}
              lang={code}
              aria-pressed={code === locale}
              className="button button-quiet justify-start! aria-pressed:bg-accent-soft"
            >
              {language}
              {code === locale && <Icon name="check" />}
            </button>
          ))}
        </form>
        <form action={signOut} className="border-t border-line pt-2">
          <button type="submit" className="button button-quiet w-full justify-start!">
            <Icon name="signOut" />
            {t("ui.shell.signOut")}
          </button>
        </form>
      </div>
    </>
  );
}
