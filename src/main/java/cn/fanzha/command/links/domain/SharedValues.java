package cn.fanzha.command.links.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which cases hold the same values: one statement of index look-ups, however many cases there are. */
@Component
class SharedValues {

    /** A case with the statements of a whole account has thousands; the rest would add nothing but time. */
    private static final int VALUES_AT_MOST = 300;

    /** Rows read of each kind of place: one account may stand in a thousand transfers of a single case. */
    private static final int ROWS_AT_MOST = 1000;

    private static final String OF_CASE = """
            with held as materialized (
                select distinct on (v.type, v.digest) v.type, v.digest, v.enc, v.observable_id
                from link_values_of_case(:case, :no) v order by v.type, v.digest limit :values),
            """;

    private static final String OF_NEWEST = """
            with fresh as materialized (
                select c.id, c.case_no from case_file c
                where %s and c.reported_at >= :since and c.state not in ('REJECTED', 'WITHDRAWN')
                order by c.reported_at desc, c.id desc limit :newest),
            held as materialized (
                select distinct on (v.type, v.digest) v.type, v.digest, v.enc, v.observable_id
                from fresh f cross join lateral link_values_of_case(f.id, f.case_no) v order by v.type, v.digest),
            """;

    private static final String FOUND = """
            found as materialized (
                select v.type, v.digest, v.enc, v.observable_id, c.case_id, c.own,
                       count(*) over (partition by v.type, v.digest) as cases
                from held v cross join lateral link_cases_of_value(v.type, v.digest, v.observable_id, :rows) c)
            select f.type, encode(f.digest, 'hex') as digest, f.enc, f.observable_id, f.own, f.cases, %s as fresh, %s
            from found f join case_file k on k.id = f.case_id join unit u on u.id = k.unit_id
            where f.cases between 2 and :common""";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final LinkSettings settings;

    SharedValues(JdbcClient jdbc, PersonalDataCipher cipher, LinkSettings settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.settings = settings;
    }

    /**
     * Two cases and what they share.
     *
     * @param a the one that was asked about
     */
    record Pair(Found a, Found b, List<Shared> shared) {
        Set<String> evidence() {
            Set<String> keys = new HashSet<>();
            shared.forEach(one -> keys.add(one.key()));
            return keys;
        }
    }

    /** The cases that share something with this one, by their ids. */
    Map<UUID, Pair> around(UUID id, String number) {
        List<Holding> holdings = jdbc
                .sql(OF_CASE + FOUND.formatted("k.id = :case", Found.COLUMNS))
                .param("case", id)
                .param("no", number)
                .param("values", VALUES_AT_MOST)
                .param("rows", ROWS_AT_MOST)
                .param("common", settings.common())
                .query(mapper())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        Map<UUID, Pair> pairs = new LinkedHashMap<>();
        pairs(holdings).forEach(pair -> pairs.put(pair.b().id(), pair));
        return pairs;
    }

    /** The pairs that the newest cases of the actor's scope make with any other. */
    List<Pair> ofNewest(Actor actor, Instant since) {
        List<Holding> holdings = jdbc
                .sql(OF_NEWEST.formatted(WorkScope.within("c.unit_id", actor))
                        + FOUND.formatted("k.id in (select id from fresh)", Found.COLUMNS))
                .param("units", WorkScope.units(actor))
                .param("since", Timestamp.from(since))
                .param("newest", settings.newest())
                .param("rows", ROWS_AT_MOST)
                .param("common", settings.common())
                .query(mapper())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return pairs(holdings);
    }

    private record Holding(
            String key,
            ObservableValue value,
            @Nullable UUID observable,
            int cases,
            boolean own,
            boolean fresh,
            Found file) {}

    private RowMapper<Optional<Holding>> mapper() {
        Map<String, Optional<ObservableValue>> values = new HashMap<>();
        return (rs, n) -> holding(rs, values);
    }

    private Optional<Holding> holding(ResultSet rs, Map<String, Optional<ObservableValue>> values) throws SQLException {
        ObservableType type = ObservableType.valueOf(rs.getString("type"));
        String key = type + ":" + rs.getString("digest");
        Optional<ObservableValue> value = values.get(key);
        if (value == null) {
            value = value(type, cipher.decrypt(type.valueKind(), rs.getBytes("enc")));
            values.put(key, value);
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Holding(
                key,
                value.get(),
                rs.getObject("observable_id", UUID.class),
                rs.getInt("cases"),
                rs.getBoolean("own"),
                rs.getBoolean("fresh"),
                Found.of(rs)));
    }

    /** What was typed of a victim may be no number that can be compared: then it links nothing. */
    private static Optional<ObservableValue> value(ObservableType type, String text) {
        try {
            return Optional.of(ObservableValue.of(type, text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** Each pair of a fresh case with another once, whichever of the two is asked about. */
    private static List<Pair> pairs(List<Holding> holdings) {
        Map<String, List<Holding>> byValue = new LinkedHashMap<>();
        for (Holding one : holdings) {
            if (!Shared.ofService(one.value())) {
                byValue.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
            }
        }
        Map<Set<UUID>, Pair> pairs = new LinkedHashMap<>();
        for (List<Holding> holders : byValue.values()) {
            for (Holding a : holders) {
                if (a.fresh()) {
                    for (Holding b : holders) {
                        boolean counted =
                                b.fresh() && b.file().id().compareTo(a.file().id()) < 0;
                        if (!counted && !b.file().id().equals(a.file().id())) {
                            pairs.computeIfAbsent(
                                            Set.of(a.file().id(), b.file().id()),
                                            ids -> new Pair(a.file(), b.file(), new ArrayList<>()))
                                    .shared()
                                    .add(shared(a, b));
                        }
                    }
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    private static Shared shared(Holding a, Holding b) {
        return new Shared(a.key(), a.value().type(), a.value().masked(), a.observable(), a.cases(), a.own() && b.own());
    }
}
