package cn.fanzha.command.ledger.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the book: an account within the reader's scope, which is audited, and a case. */
@Component
public class BookReading {

    /** More places than that has no account that money was held in, and no case. */
    private static final int PLACES_AT_MOST = 1000;

    private static final String LINES = """
            select * from (
                select e.*, sum(case when e.pot_to in ('STOPPED', 'FROZEN') then e.amount else 0 end
                                - case when e.pot_from in ('STOPPED', 'FROZEN') then e.amount else 0 end)
                            over (partition by e.account_id, e.institution_id, e.case_id order by e.seq) as held_after
                from ledger_entry e where %s) x
            where x.seq < :before order by x.seq desc limit :limit""";

    private final JdbcClient jdbc;
    private final Observables observables;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookReading(JdbcClient jdbc, Observables observables, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The account in all cases that the actor may open; cases of others are not told of. The reading is audited.
     *
     * @param before the entry behind which the page begins; null for the first
     * @throws NotFoundException there is no such account
     */
    @Transactional
    public Book ofAccount(UUID account, @Nullable Long before, int size, Actor actor) {
        String masked = observables.masked(List.of(account)).get(account);
        if (masked == null) {
            throw new NotFoundException("observable", account);
        }
        events.publishEvent(
                Audited.done("ledger.account.read", "observable", account.toString(), Map.of("account", masked)));
        Map<String, Object> asked = new HashMap<>(CaseScope.params(actor, clock.instant()));
        asked.put("account", account);
        List<BookPlace> places = places("b.account_id = :account and " + listed(actor, asked), asked);
        if (places.isEmpty()) {
            return new Book(List.of(), List.of(), null);
        }
        Map<String, Object> of = new HashMap<>();
        of.put("account", account);
        of.put(
                "cases",
                places.stream().map(place -> place.place().caseId()).distinct().toArray(UUID[]::new));
        return page(places, "e.account_id = :account and e.case_id = any(:cases)", of, before, size);
    }

    /** The case with all its accounts; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public Book ofCase(CaseRef caseFile, @Nullable Long before, int size) {
        Map<String, Object> of = Map.of("case", caseFile.id());
        List<BookPlace> places = places("b.case_id = :case", of);
        return places.isEmpty()
                ? new Book(List.of(), List.of(), null)
                : page(places, "e.case_id = :case", of, before, size);
    }

    private static String listed(Actor actor, Map<String, Object> asked) {
        String within = switch (actor.scope()) {
            case Scope.Everything all -> "true";
            case Scope.Tree tree -> {
                asked.put("units", tree.array());
                yield """
                        (c.unit_id = any(:units) or exists (select from case_viewer w where w.case_id = c.id
                                                            and w.unit_id = any(:units)))""";
            }
            case Scope.Institution institution -> "false";
            case Scope.Nothing nothing -> "false";
        };
        return "(%s or %s) and %s".formatted(within, CaseScope.named("c.id"), CaseScope.opens("c", actor));
    }

    private List<BookPlace> places(String condition, Map<String, Object> asked) {
        List<BookPlace> found = jdbc.sql("select b.*, c.case_no, c.unit_id from ledger_balance b"
                        + " join case_file c on c.id = b.case_id where " + condition
                        + " order by c.case_no, b.id limit " + PLACES_AT_MOST)
                .params(asked)
                .query((rs, n) -> place(rs))
                .list();
        Map<UUID, String> masked = observables.masked(found.stream()
                .flatMap(place -> Stream.ofNullable(place.place().accountId()))
                .distinct()
                .toList());
        return found.stream()
                .map(one -> new BookPlace(
                        one.place(),
                        one.caseNo(),
                        one.unitId(),
                        one.place().accountId() == null
                                ? null
                                : masked.get(one.place().accountId()),
                        one.balances()))
                .toList();
    }

    private Book page(
            List<BookPlace> places, String condition, Map<String, Object> asked, @Nullable Long before, int size) {
        List<BookLine> lines = jdbc.sql(LINES.formatted(condition))
                .params(asked)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", size + 1)
                .query((rs, n) -> line(rs))
                .list();
        boolean more = lines.size() > size;
        List<BookLine> shown = more ? lines.subList(0, size) : lines;
        return new Book(places, List.copyOf(shown), more ? shown.getLast().seq() : null);
    }

    private static BookPlace place(ResultSet rs) throws SQLException {
        return new BookPlace(
                new LedgerPlace(
                        rs.getObject("account_id", UUID.class),
                        rs.getObject("institution_id", UUID.class),
                        Objects.requireNonNull(rs.getObject("case_id", UUID.class))),
                CaseNumber.of(Objects.requireNonNull(rs.getString("case_no"))),
                Objects.requireNonNull(rs.getObject("unit_id", UUID.class)),
                null,
                new Balances(
                        Money.of(rs.getBigDecimal("stopped")),
                        Money.of(rs.getBigDecimal("frozen")),
                        Money.of(rs.getBigDecimal("released")),
                        Money.of(rs.getBigDecimal("returned")),
                        Money.of(rs.getBigDecimal("moved_on"))));
    }

    private static BookLine line(ResultSet rs) throws SQLException {
        return new BookLine(
                rs.getLong("seq"),
                rs.getObject("account_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                Objects.requireNonNull(rs.getObject("case_id", UUID.class)),
                Pot.valueOf(rs.getString("pot_from")),
                Pot.valueOf(rs.getString("pot_to")),
                Money.of(rs.getBigDecimal("amount")),
                rs.getTimestamp("at").toInstant(),
                rs.getTimestamp("posted_at").toInstant(),
                LedgerSource.valueOf(rs.getString("record")),
                rs.getString("source").equals(LedgerSource.IMPORT.name()),
                rs.getBoolean("correction"),
                rs.getString("source_no"),
                rs.getString("note"),
                Money.of(rs.getBigDecimal("held_after")));
    }
}
