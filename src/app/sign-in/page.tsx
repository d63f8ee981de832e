import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ownPath } from "#domain/own-path.ts";
import { signInAction } from "#features/administration/actions.ts";
import { SignIn } from "#features/administration/components/sign-in.tsx";
import { demonstrationAccounts } from "#server/demonstration.ts";
import { currentPerson } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = ownPath((await searchParams)["next"]);
  if ((await currentPerson()) !== null) redirect(next as never);
  return <SignIn action={signInAction} next={next} demonstration={demonstrationAccounts()} />;
}
