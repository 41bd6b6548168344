package org.plenary.server.presence.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.plenary.server.presence.PresenceContract;
import org.plenary.server.presence.PresenceDirectory;
import org.plenary.server.presence.PresenceState;

class LocalPresenceTest extends PresenceContract {
    private final LocalPresence directory = new LocalPresence(InstantSource.system());

    @Override
    protected PresenceDirectory near() {
        return directory;
    }

    @Override
    protected PresenceDirectory far() {
        return directory;
    }

    @Test
    void saysThatItIsAlone() {
        assertThat(directory.state()).isEqualTo(PresenceState.LOCAL);
    }
}
