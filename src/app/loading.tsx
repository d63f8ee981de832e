import { PageSkeleton } from "#ui/notice.tsx";

export default function LoadingPage() {
  return <PageSkeleton />;
}
