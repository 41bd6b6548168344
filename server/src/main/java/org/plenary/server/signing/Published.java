package org.plenary.server.signing;

import io.vertx.core.json.JsonObject;

/** A head that the server's own keys signed, as anybody is shown it. */
public sealed interface Published {
    /** When what is signed came about, milliseconds since 1970 UTC. */
    long atMillis();

    /** As JSON, with its {@code kind}. */
    JsonObject json();

    /**
     * The head of an issued revision.
     *
     * @param isOpen whether everybody of the process may read the draft. Of another neither the symbol is shown, nor
     *     the signature, by which a symbol that somebody guesses could be tried
     */
    record Revision(SignedHead head, boolean isOpen) implements Published {
        @Override
        public long atMillis() {
            return head.subject().atMillis();
        }

        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject().put("kind", "revision").mergeIn(SigningJson.of(head));
            if (!isOpen) {
                json.remove("symbol");
                json.remove("number");
                json.remove("signature");
                json.remove("statement");
            }
            return json;
        }
    }

    /** The head with which a record was imported. */
    record Import(Witness witness) implements Published {
        @Override
        public long atMillis() {
            return witness.subject().atMillis();
        }

        @Override
        public JsonObject json() {
            return new JsonObject().put("kind", "import").mergeIn(SigningJson.of(witness));
        }
    }
}
