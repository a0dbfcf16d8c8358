package cn.fanzha.command.links.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing of the graph with what it is directly linked to.
 *
 * @param centre the thing itself
 * @param neighbours what it is linked to, the closest first
 * @param outside neighbours that the reader may not learn of
 * @param more neighbours beyond the most that are drawn at once
 */
public record LinkGraph(Node centre, List<Node> neighbours, int outside, int more) {

    /** Kinds of things in the graph. */
    public enum Kind {
        CASE,
        OBSERVABLE,
        SUSPECT,
        GANG;

        /** As addresses say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Names a thing of the graph: a kind, and its number or id.
     *
     * @param id natural number of a case, a suspect or a gang; the id of an observable
     */
    public record Key(Kind kind, String id) {

        /** Reads {@code case:A…}; empty for anything else. */
        public static Optional<Key> parse(@Nullable String text) {
            int colon = text == null ? -1 : text.indexOf(':');
            if (text == null || colon < 0 || colon == text.length() - 1) {
                return Optional.empty();
            }
            return Kind.of(text.substring(0, colon)).map(kind -> new Key(kind, text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return kind.word() + ":" + id;
        }
    }

    /**
     * A thing.
     *
     * @param label number of a case, masked value of an observable, masked name of a suspect, name of a gang
     * @param typeKey message key that says more of what it is: a case's state, an observable's type, a gang's kind; null: no more
     * @param unitId the unit that holds it; null for an observable
     * @param contact of a case outside the scope: whom to call
     * @param count cases in which an observable stands
     * @param open the reader may go on from here and open its page
     */
    public record Node(
            Key key,
            String label,
            @Nullable String typeKey,
            @Nullable UUID unitId,
            @Nullable String contact,
            int count,
            boolean open) {

        /** Its page; null where the reader may not open it. */
        public @Nullable String href() {
            if (!open) {
                return null;
            }
            return switch (key.kind()) {
                case CASE -> "/cases/" + key.id();
                case OBSERVABLE -> "/observables/" + key.id();
                case SUSPECT -> "/suspects/" + key.id();
                case GANG -> "/gangs/" + key.id();
            };
        }
    }
}
