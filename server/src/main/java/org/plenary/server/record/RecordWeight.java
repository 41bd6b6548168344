package org.plenary.server.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Update;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Witness;

/**
 * What makes a draft heavy, by person, as the file of its record tells.
 *
 * @param people who brought most bytes comes first
 */
public record RecordWeight(List<Load> people) {
    public RecordWeight {
        people = List.copyOf(people);
    }

    /**
     * What one person brought.
     *
     * @param name what the record last calls the person; the id if it does not
     * @param entries their entries, decisions included
     * @param bytes the payloads of these
     * @param clientIds the ids that they wrote under
     * @param structs the pieces of their changes
     * @param deletedUnits the characters and elements that they deleted
     * @param collectedUnits what they brought that was deleted before it came
     */
    public record Load(
            PersonId person,
            String name,
            long entries,
            long bytes,
            long clientIds,
            long structs,
            long deletedUnits,
            long collectedUnits) {}

    /**
     * Weighs a record; whether it is intact is {@link RecordVerifier}'s to say.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is not the file of a record; the message says where and why
     */
    public static RecordWeight of(Path file) throws IOException {
        Scale scale = new Scale();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new RecordReader(in).read(scale);
        } catch (RecordException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new RecordWeight(scale.loads.values().stream()
                .map(Pile::load)
                .sorted(Comparator.comparingLong(Load::bytes).reversed())
                .toList());
    }

    private static final class Scale implements RecordReader.Taker {
        private final Map<PersonId, Pile> loads = new HashMap<>();

        @Override
        public void header(RecordHeader header) {}

        @Override
        public void entry(Entry entry) {
            Pile pile = loads.computeIfAbsent(entry.person(), Pile::new);
            pile.entries++;
            pile.bytes += entry.payload().length;
            if (entry.kind().isPerson()) {
                pile.name = ParticipantCodec.decode(entry).name();
            } else if (entry.kind().isText()) {
                pile.add(Update.decode(entry.payload()));
            }
        }

        @Override
        public void imported(Witness witness) {}

        @Override
        public void entriesEnd() {}

        @Override
        public void key(KeyInfo key) {}

        @Override
        public void head(SignedHead head) {}
    }

    /** A load as it grows. */
    private static final class Pile {
        private final PersonId person;
        private final Set<Long> clientIds = new HashSet<>();
        private String name;
        private long entries;
        private long bytes;
        private long structs;
        private long deletedUnits;
        private long collectedUnits;

        Pile(PersonId person) {
            this.person = person;
            this.name = person.value();
        }

        void add(Update update) {
            structs += update.structCount();
            deletedUnits += update.deletes().size();
            update.forEachStruct(struct -> {
                clientIds.add(struct.client());
                if (struct.kind() == ContentKind.GC || struct.kind() == ContentKind.DELETED) {
                    collectedUnits += struct.length();
                }
            });
        }

        Load load() {
            return new Load(person, name, entries, bytes, clientIds.size(), structs, deletedUnits, collectedUnits);
        }
    }
}
