import { Container } from "@mantine/core";
import { type ComponentType, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Unreachable } from "../api/http";
import { latePart } from "../components/latePart";
import { Page } from "../components/Page";
import { PartMissing } from "../components/PartMissing";
import { Opening } from "./Opening";
import { mayReload } from "./reloading";

function Missing({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useTranslation();
  // Without a connection it is loaded again by itself. Otherwise the server has another build, or the browser remembers
  // that the part did not come: either is mended by loading the page anew, on which nothing has been done yet.
  const [reloading] = useState(
    () => !(error instanceof Unreachable) && mayReload(sessionStorage, Date.now()),
  );
  useEffect(() => {
    if (reloading) window.location.reload();
  }, [reloading]);
  if (reloading) return <Opening />;
  return (
    <Page title={t("app.name")}>
      <Container size="xs" py={80}>
        <PartMissing error={error} again={again} order={1} />
      </Container>
    </Page>
  );
}

/** A page that comes from the server when it is first wanted, and says so when it cannot come. */
export function lateScene<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const usePart = latePart(load);
  return function Late(props: Props) {
    const [Scene, part, again] = usePart();
    if (Scene !== undefined) return <Scene {...props} />;
    if (part.kind !== "failed") return <Opening />;
    const { error } = part;
    return <Missing key={error instanceof Unreachable ? "offline" : "other"} error={error} again={again} />;
  };
}
