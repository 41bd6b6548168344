import { Button, Center, Group, Modal, Text } from "@mantine/core";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, Unreachable } from "../api/http";
import { getMe, signOut } from "../api/plenary";
import { forgetMe, rememberedMe, rememberMe } from "../api/rememberedMe";
import { DraftMemory, removeLocalCopies } from "../collab/draftMemory";
import { describeError } from "../components/describeError";
import { Page } from "../components/Page";
import { Said } from "../components/Said";
import { type Session, SessionContext } from "../components/session";
import { goToSignIn } from "../components/signedOut";
import { useLoad } from "../components/useLoad";
import type { Me } from "../model/person";
import { Opening } from "./Opening";

/** Who is signed in; without a connection, who last was on this device. Leads to sign-in if nobody is. */
async function findMe(): Promise<Me> {
  try {
    const me = await getMe();
    rememberMe(me);
    return me;
  } catch (error) {
    if (error instanceof Unreachable) {
      const me = rememberedMe();
      if (me !== undefined) return me;
    }
    throw error;
  }
}

async function endSession(me: Me): Promise<void> {
  await signOut();
  await removeLocalCopies(new DraftMemory(localStorage, me.id), me.id);
  forgetMe();
  window.location.replace("/sign-in");
}

function WithSession({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const leaveNow = useCallback(async () => {
    setAsking(false);
    try {
      await endSession(me);
    } catch (error) {
      setFailure(error);
    }
  }, [me]);
  const session: Session = useMemo(
    () => ({
      me,
      leave: async () => {
        if (new DraftMemory(localStorage, me.id).hasUnsent()) setAsking(true);
        else await leaveNow();
      },
    }),
    [me, leaveNow],
  );
  return (
    <SessionContext.Provider value={session}>
      {children}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t("menu.signOut")} centered>
        <Text mb="md">{t("lobby.signOutUnsent")}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t("lobby.cancel")}
          </Button>
          <Button color="red" onClick={() => void leaveNow()}>
            {t("menu.signOut")}
          </Button>
        </Group>
      </Modal>
      <Modal
        opened={failure !== undefined}
        onClose={() => setFailure(undefined)}
        title={t("menu.signOut")}
        centered
      >
        <Text role="alert" tabIndex={-1} data-autofocus>
          {failure !== undefined && <Said>{describeError(failure, t)}</Said>}
        </Text>
      </Modal>
    </SessionContext.Provider>
  );
}

/** Shows its children to a signed-in person and leads everybody else to the sign-in page. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const load = useCallback(
    () =>
      findMe().catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) {
          goToSignIn();
          return undefined;
        }
        throw error;
      }),
    [],
  );
  const [me, again] = useLoad(load);
  if (me.kind === "loaded" && me.value !== undefined) {
    return <WithSession me={me.value}>{children}</WithSession>;
  }
  if (me.kind === "failed") {
    return (
      <Page title={t("app.name")}>
        <Center py={80} px="md">
          <Group>
            <Text role="alert">
              <Said>{describeError(me.error, t)}</Said>
            </Text>
            <Button variant="default" onClick={again}>
              {t("app.retry")}
            </Button>
          </Group>
        </Center>
      </Page>
    );
  }
  return <Opening />;
}
