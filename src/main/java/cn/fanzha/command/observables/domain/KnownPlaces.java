package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.shared.InvalidValueException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the places of many values in one statement of index look-ups. */
@Component
class KnownPlaces implements KnownValues {

    private final JdbcClient jdbc;
    private final BlindIndex index;
    private final Observables observables;
    private final Clock clock;

    KnownPlaces(JdbcClient jdbc, BlindIndex index, Observables observables, Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.observables = observables;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<ObservableValue, Known> of(Collection<ObservableValue> values, Collection<String> except) {
        List<ObservableValue> asked = values.stream().distinct().toList();
        Map<ObservableValue, Known> known = new LinkedHashMap<>();
        if (asked.isEmpty()) {
            return known;
        }
        Map<Integer, Counts> counted = new HashMap<>();
        jdbc.sql("""
                        select v.n, o.id, p.source, count(p.no) as places, max(p.at) as last_at
                        from unnest(:types::text[], :digests::bytea[]) with ordinality v(type, digest, n)
                             cross join lateral observable_places(v.type, v.digest, :many + 1) p
                             left join observable o on o.type = v.type and o.value_index = v.digest
                        where p.no <> all(:except)
                        group by v.n, o.id, p.source
                        union all
                        select v.n, o.id, 'BLACKLIST', 1, max(b.expires_at)
                        from unnest(:types::text[], :digests::bytea[]) with ordinality v(type, digest, n)
                             join observable o on o.type = v.type and o.value_index = v.digest
                             join blacklist_entry b on b.observable_id = o.id and b.removed_at is null and b.expires_at > :now
                        group by v.n, o.id""")
                .param("types", asked.stream().map(v -> v.type().name()).toArray(String[]::new))
                .param("digests", asked.stream().map(this::digest).toArray(byte[][]::new))
                .param("many", Known.MANY)
                .param("except", except.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(rs -> {
                    Counts counts = counted.computeIfAbsent(rs.getInt("n") - 1, n -> new Counts());
                    counts.id = rs.getObject("id", UUID.class);
                    if (rs.getString("source").equals("BLACKLIST")) {
                        counts.listedUntil = rs.getTimestamp("last_at").toInstant();
                    } else {
                        counts.add(
                                SightingSource.valueOf(rs.getString("source")),
                                rs.getInt("places"),
                                rs.getTimestamp("last_at"));
                    }
                });
        for (int i = 0; i < asked.size(); i++) {
            Counts counts = counted.get(i);
            if (counts != null) {
                known.put(asked.get(i), counts.known(idOf(asked.get(i), counts.id)));
            }
        }
        return known;
    }

    @Override
    @Transactional
    public Map<UUID, Known> byId(Collection<UUID> ids, Collection<String> except) {
        Map<UUID, ObservableValue> values = observables.reveal(ids);
        Map<ObservableValue, Known> known = of(values.values(), except);
        Map<UUID, Known> found = new HashMap<>();
        values.forEach((id, value) -> {
            Known one = known.get(value);
            if (one != null) {
                found.put(id, one);
            }
        });
        return found;
    }

    @Override
    public List<ObservableValue> readings(String typed) {
        List<ObservableValue> readings = new ArrayList<>();
        boolean words = typed.codePoints().anyMatch(Character::isIdeographic);
        for (ObservableType type : ObservableType.values()) {
            boolean vague = type == ObservableType.APP
                    || type == ObservableType.IM_ACCOUNT
                    || type == ObservableType.WALLET
                    || type == ObservableType.PAYMENT_ACCOUNT
                    || type == ObservableType.PERSON_ID;
            if (vague && (words || typed.strip().length() < 4)) {
                continue;
            }
            try {
                readings.add(ObservableValue.of(type, typed));
            } catch (InvalidValueException e) {
                // not such a value
            }
        }
        return readings;
    }

    private byte[] digest(ObservableValue value) {
        return index.of(value.type().valueKind(), value.value());
    }

    /** A value that so far stands in a record alone gets the row that its page is about. */
    private UUID idOf(ObservableValue value, @Nullable UUID id) {
        return id == null ? observables.idOf(value.type(), value.value()) : id;
    }

    private static final class Counts {
        private final Map<SightingSource, Integer> places = new HashMap<>();
        private @Nullable UUID id;
        private @Nullable Instant stoppedAt;
        private @Nullable Instant listedUntil;

        private void add(SightingSource source, int count, Timestamp last) {
            places.put(source, Math.min(count, Known.MANY));
            if (source == SightingSource.STOP) {
                stoppedAt = last.toInstant();
            }
        }

        private Known known(UUID observable) {
            return new Known(
                    observable,
                    count(SightingSource.CASE),
                    count(SightingSource.ALERT),
                    count(SightingSource.SUSPECT),
                    count(SightingSource.GANG),
                    stoppedAt,
                    listedUntil);
        }

        private int count(SightingSource source) {
            return Objects.requireNonNullElse(places.get(source), 0);
        }
    }
}
