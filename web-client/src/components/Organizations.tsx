import { Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { organizationAddress } from "../api/signIn";
import type { Organization } from "../model/signIn";

interface OrganizationsProps {
  readonly organizations: readonly Organization[];
  /** What the organisation's answer is for. */
  readonly query: { next?: string; invitation?: string };
}

/** Leads to the sign-in pages of the organisations that vouch for their own people. */
export function Organizations({ organizations, query }: OrganizationsProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      {organizations.map(({ id, name }) => (
        <Button key={id} component="a" href={organizationAddress(id, query)} variant="default" fullWidth>
          {t("signIn.continueWith", { organization: name })}
        </Button>
      ))}
    </Stack>
  );
}
