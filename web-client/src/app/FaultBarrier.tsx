import { Button, Container, Text, Title } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

function FaultPage() {
  const { t } = useTranslation();
  return (
    <Container size="xs" py={80} role="alert">
      <Title order={1} size="h2">
        {t("app.unexpected.title")}
      </Title>
      <Text my="md">{t("app.unexpected.text")}</Text>
      <Button onClick={() => window.location.reload()}>{t("app.reload")}</Button>
    </Container>
  );
}

/** Stands between a fault in the page and an empty screen. React itself reports the fault to the console. */
export class FaultBarrier extends Component<{ children: ReactNode }, { faulty: boolean }> {
  override state = { faulty: false };

  static getDerivedStateFromError(): { faulty: boolean } {
    return { faulty: true };
  }

  override render(): ReactNode {
    return this.state.faulty ? <FaultPage /> : this.props.children;
  }
}
