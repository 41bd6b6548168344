package org.plenary.crdt.bench;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The inputs of the tasks, as {@code inputs.mjs} writes them into a folder. */
final class Inputs {
    private final Path folder;

    Inputs(Path folder) {
        this.folder = folder;
    }

    /** A change of a text: deletes {@code deleted} units at {@code index}, then inserts there. */
    record Edit(int index, int deleted, String inserted) {}

    /** Reads something of a file. */
    private interface Reader<T> {
        T read(DataInputStream input) throws IOException;
    }

    byte[] file(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[][] updates(String name) {
        return read(name, input -> {
            byte[][] updates = new byte[input.readInt()][];
            for (int i = 0; i < updates.length; i++) {
                updates[i] = input.readNBytes(input.readInt());
            }
            return updates;
        });
    }

    Edit[] edits(String name) {
        return read(name, input -> {
            Edit[] edits = new Edit[input.readInt()];
            for (int i = 0; i < edits.length; i++) {
                int index = input.readInt();
                int deleted = input.readInt();
                byte[] inserted = input.readNBytes(input.readInt());
                edits[i] = new Edit(index, deleted, new String(inserted, StandardCharsets.UTF_8));
            }
            return edits;
        });
    }

    private <T> T read(String name, Reader<T> reader) {
        try {
            return reader.read(new DataInputStream(new ByteArrayInputStream(file(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
