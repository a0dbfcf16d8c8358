package cn.fanzha.command.ledger.domain;

import cn.fanzha.command.ledger.Balances;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the book: of one account over the cases that the reader sees, or of one case over its accounts.
 *
 * @param places each with its balances, also when an entry of it stands on another page
 * @param lines the latest posted first
 * @param next the entry behind which the next page begins; null on the last
 */
public record Book(
        List<BookPlace> places,
        List<BookLine> lines,
        @Nullable Long next) {

    /** What all places hold together. */
    public Balances total() {
        return places.stream().map(BookPlace::balances).reduce(Balances.NONE, Balances::plus);
    }

    /** The place's case, for a line that names it. */
    public @Nullable BookPlace of(UUID caseId) {
        return places.stream()
                .filter(place -> place.place().caseId().equals(caseId))
                .findFirst()
                .orElse(null);
    }

    /** The account of a line, masked; null where it names none. */
    public @Nullable String account(BookLine line) {
        return places.stream()
                .filter(place -> line.accountId() != null
                        && line.accountId().equals(place.place().accountId()))
                .map(BookPlace::account)
                .findFirst()
                .orElse(null);
    }
}
