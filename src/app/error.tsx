"use client";

import { Crash } from "#ui/crash.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage(props: Props) {
  return <Crash {...props} />;
}
