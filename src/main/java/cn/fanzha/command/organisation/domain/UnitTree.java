package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the units in memory: thousands at most, read by every request. Other instances' changes arrive within some
 * seconds by comparing the table's revision.
 */
@Component
class UnitTree implements Units {

    private final JdbcClient jdbc;
    private volatile @Nullable Snapshot snapshot;

    UnitTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UnitRef get(UUID id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no unit " + id));
    }

    @Override
    public Optional<UnitRef> find(UUID id) {
        return Optional.ofNullable(now().byId.get(id));
    }

    @Override
    public Optional<UnitRef> findByCode(String code) {
        return Optional.ofNullable(now().byCode.get(code));
    }

    @Override
    public List<UnitRef> subtree(UUID id) {
        UnitRef top = get(id);
        return now().byId.values().stream().filter(top::covers).toList();
    }

    @Override
    public List<UnitRef> children(UUID id) {
        return now().byId.values().stream().filter(u -> id.equals(u.parentId())).toList();
    }

    @Override
    public List<UnitRef> ancestors(UUID id) {
        List<UnitRef> above = new ArrayList<>();
        UUID parent = get(id).parentId();
        while (parent != null) {
            UnitRef unit = get(parent);
            above.add(unit);
            parent = unit.parentId();
        }
        return above;
    }

    @Override
    public Collection<UnitRef> police() {
        return now().byId.values().stream().filter(u -> u.kind().isPolice()).toList();
    }

    @Override
    public List<UnitRef> institutions(UnitKind kind) {
        return now().byId.values().stream()
                .filter(u -> u.kind() == kind)
                .sorted(Comparator.comparing(UnitRef::code))
                .toList();
    }

    @Override
    public Scope scopeOf(UUID unitId) {
        UnitRef unit = get(unitId);
        if (unit.kind() == UnitKind.PLATFORM) {
            return new Scope.Everything();
        }
        if (!unit.kind().isPolice()) {
            return new Scope.Institution(unitId);
        }
        return new Scope.Tree(
                unitId, subtree(unitId).stream().map(UnitRef::id).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void refresh() {
        snapshot = load();
    }

    @Override
    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    public void follow() {
        Snapshot held = snapshot;
        if (held != null && held.revision != revision()) {
            refresh();
        }
    }

    private Snapshot now() {
        Snapshot held = snapshot;
        if (held == null) {
            held = load();
            snapshot = held;
        }
        return held;
    }

    private long revision() {
        return jdbc.sql("select revision from unit_revision").query(Long.class).single();
    }

    private Snapshot load() {
        long revision = revision();
        Map<UUID, UnitRef> byId = new LinkedHashMap<>();
        Map<String, UnitRef> byCode = new HashMap<>();
        jdbc.sql("select id, code, name, kind, parent_id, region_code, path, active from unit order by path")
                .query(UnitTree::row)
                .list()
                .forEach(unit -> {
                    byId.put(unit.id(), unit);
                    byCode.put(unit.code(), unit);
                });
        return new Snapshot(revision, byId, byCode);
    }

    private static UnitRef row(ResultSet rs, int number) throws SQLException {
        return new UnitRef(
                rs.getObject("id", UUID.class),
                rs.getString("code"),
                rs.getString("name"),
                UnitKind.valueOf(rs.getString("kind")),
                rs.getObject("parent_id", UUID.class),
                rs.getString("region_code"),
                rs.getString("path"),
                rs.getBoolean("active"));
    }

    private record Snapshot(long revision, Map<UUID, UnitRef> byId, Map<String, UnitRef> byCode) {}
}
