package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps observables in PostgreSQL; set-based, for they are many and have no life of their own. */
@Component
class ObservableRows implements Observables {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    ObservableRows(JdbcClient jdbc, PersonalDataCipher cipher, BlindIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID idOf(ObservableType type, String value) {
        return idOf(new Indexed(ObservableValue.of(type, value)));
    }

    @Override
    @Transactional
    public Map<ObservableValue, UUID> idsOf(Collection<ObservableValue> values) {
        List<Indexed> wanted = values.stream()
                .distinct()
                .map(Indexed::new)
                .sorted((a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes))
                .toList();
        Map<ObservableValue, UUID> ids = find(wanted);
        List<Indexed> missing =
                wanted.stream().filter(one -> !ids.containsKey(one.value)).toList();
        if (!missing.isEmpty()) {
            make(missing);
            // also what somebody else made meanwhile: the insert has waited for that transaction
            ids.putAll(find(missing));
        }
        return ids;
    }

    @Override
    public Optional<UUID> find(ObservableType type, String value) {
        return find(new Indexed(ObservableValue.of(type, value)));
    }

    @Override
    public ObservableValue reveal(UUID id) {
        ObservableValue value = reveal(List.of(id)).get(id);
        if (value == null) {
            throw new NotFoundException("observable", id);
        }
        return value;
    }

    @Override
    public Map<UUID, ObservableValue> reveal(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id, type, value_enc from observable where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((rs, row) -> Map.entry(rs.getObject("id", UUID.class), value(rs)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<UUID, String> masked(Collection<UUID> ids) {
        return reveal(ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().masked()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<UUID> ids) {
        jdbc.sql("select id from observable where id = any(:ids) order by id for no key update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    @Override
    @Transactional
    public void record(UUID observableId, SightingSource source, String sourceNo, UUID unitId, Instant at) {
        jdbc.sql("""
                        insert into sighting (id, observable_id, source_type, source_no, unit_id, at)
                        values (:id, :observable, :source, :no, :unit, :at)
                        on conflict on constraint sighting_once do nothing
                        """)
                .param("id", Ids.next())
                .param("observable", observableId)
                .param("source", source.name())
                .param("no", sourceNo)
                .param("unit", unitId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional
    public boolean forget(UUID observableId, SightingSource source, String sourceNo) {
        return jdbc.sql("delete from sighting where observable_id = ? and source_type = ? and source_no = ?")
                        .params(observableId, source.name(), sourceNo)
                        .update()
                == 1;
    }

    private UUID idOf(Indexed indexed) {
        return find(indexed).orElseGet(() -> make(indexed));
    }

    /** One statement, however many they are. */
    private Map<ObservableValue, UUID> find(List<Indexed> wanted) {
        Map<ObservableValue, UUID> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select v.nth, o.id from unnest(:types::text[], :indexes::bytea[]) with ordinality v(type, value_index, nth)
                             join observable o on o.type = v.type and o.value_index = v.value_index""")
                .param("types", types(wanted))
                .param("indexes", wanted.stream().map(one -> one.bytes).toArray(byte[][]::new))
                .query((rs, row) -> Map.entry(rs.getInt(1), rs.getObject(2, UUID.class)))
                .list()
                .forEach(row -> found.put(wanted.get(row.getKey() - 1).value, row.getValue()));
        return found;
    }

    /** In the order of the list, in which whoever else makes some of them makes them, too. */
    private void make(List<Indexed> missing) {
        jdbc.sql("""
                        insert into observable (id, type, value_enc, value_index, created_at)
                        select v.id, v.type, v.value_enc, v.value_index, :at
                        from unnest(:ids::uuid[], :types::text[], :values::bytea[], :indexes::bytea[])
                             with ordinality v(id, type, value_enc, value_index, nth)
                        order by v.nth
                        on conflict on constraint observable_value_unique do nothing""")
                .param("ids", missing.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("types", types(missing))
                .param(
                        "values",
                        missing.stream()
                                .map(one -> cipher.encrypt(one.value.type().valueKind(), one.value.value()))
                                .toArray(byte[][]::new))
                .param("indexes", missing.stream().map(one -> one.bytes).toArray(byte[][]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] types(List<Indexed> all) {
        return all.stream().map(one -> one.value.type().name()).toArray(String[]::new);
    }

    private Optional<UUID> find(Indexed indexed) {
        return jdbc.sql("select id from observable where type = :type and value_index = :index")
                .param("type", indexed.value.type().name())
                .param("index", indexed.bytes)
                .query(UUID.class)
                .optional();
    }

    private UUID make(Indexed indexed) {
        UUID id = Ids.next();
        int made = jdbc.sql("""
                        insert into observable (id, type, value_enc, value_index, created_at)
                        values (:id, :type, :value, :index, :at)
                        on conflict on constraint observable_value_unique do nothing
                        """)
                .param("id", id)
                .param("type", indexed.value.type().name())
                .param("value", cipher.encrypt(indexed.value.type().valueKind(), indexed.value.value()))
                .param("index", indexed.bytes)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        // somebody else made it meanwhile: the insert has waited for that transaction, so the row is there to see
        return made == 1 ? id : find(indexed).orElseThrow();
    }

    private ObservableValue value(ResultSet rs) throws SQLException {
        ObservableType type = ObservableType.valueOf(rs.getString("type"));
        return new ObservableValue(type, cipher.decrypt(type.valueKind(), rs.getBytes("value_enc")));
    }

    private final class Indexed {
        private final ObservableValue value;
        private final byte[] bytes;

        private Indexed(ObservableValue value) {
            this.value = value;
            this.bytes = index.of(value.type().valueKind(), value.value());
        }
    }
}
