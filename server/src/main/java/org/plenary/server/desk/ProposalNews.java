package org.plenary.server.desk;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposer;

/**
 * That the proposals which an audience alone knows of are others than before: one was begun or discarded, or others
 * were invited to it. Says no more than that, so that whoever hears it asks for what they may see.
 */
public record ProposalNews(StreamId draft, Audience audience) implements AudienceNews {
    /**
     * All that is to be told of one.
     *
     * @param by in whose name it is
     * @param invited the delegations that may read it, or might until now
     */
    public static Collection<ProposalNews> of(StreamId draft, Proposer by, Collection<String> invited) {
        Audience own = switch (by.kind()) {
            case DELEGATION -> delegation(String.valueOf(by.code()));
            case GROUP -> new Audience(Audience.Kind.GROUP, by.code());
            case CHAIR -> Audience.CHAIR;
        };
        return Stream.concat(Stream.of(own), invited.stream().map(ProposalNews::delegation))
                .distinct()
                .map(audience -> new ProposalNews(draft, audience))
                .toList();
    }

    private static Audience delegation(String code) {
        return new Audience(Audience.Kind.DELEGATION, code);
    }

    @Override
    public String subject() {
        return "proposals " + audience;
    }

    @Override
    public String json() {
        return "{\"kind\":\"proposals\"}";
    }

    @Override
    public DeskPlace.@Nullable Open saidOn() {
        return null;
    }
}
