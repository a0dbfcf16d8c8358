package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.OperationCredits;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.SeizureKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seizures and inspections by kind, officers sent out, provinces and cities visited. */
@Component
class OwnCredits implements OperationCredits {

    private final JdbcClient jdbc;

    OwnCredits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Credit> of(UUID operationId, String number, UUID[] units) {
        List<Credit> found = jdbc.sql("""
                        select 'seizure.' || lower(replace(kind, '_', '-')), sum(quantity), min(seized_at), max(seized_at)
                        from seizure where operation_id = :operation and unit_id = any(:units) group by kind
                        union all
                        select 'inspection.' || lower(premises_kind), sum(quantity), min(inspected_at), max(inspected_at)
                        from inspection where operation_id = :operation and unit_id = any(:units) group by premises_kind
                        union all
                        select 'trip.officers', coalesce(sum(officers), 0), min(left_on)::timestamp at time zone 'Asia/Shanghai',
                               max(left_on)::timestamp at time zone 'Asia/Shanghai'
                        from trip where operation_id = :operation and unit_id = any(:units)
                        union all
                        select 'trip.provinces', count(distinct p), null, null
                        from trip, unnest(provinces) p where operation_id = :operation and unit_id = any(:units)
                        union all
                        select 'trip.cities', count(distinct c), null, null
                        from trip, unnest(cities) c where operation_id = :operation and unit_id = any(:units)""")
                .param("operation", operationId)
                .param("units", units)
                .query(OwnCredits::credit)
                .list();
        List<Credit> all = new ArrayList<>();
        codes().forEach(code -> all.add(found.stream()
                .filter(credit -> credit.indicator().equals(code))
                .findFirst()
                .orElse(new Credit(code, BigDecimal.ZERO, null, null, null))));
        return all;
    }

    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        Arrays.stream(SeizureKind.values()).forEach(kind -> codes.add("seizure." + word(kind)));
        Arrays.stream(PremisesKind.values()).forEach(kind -> codes.add("inspection." + word(kind)));
        codes.addAll(List.of("trip.officers", "trip.provinces", "trip.cities"));
        return codes;
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Credit credit(ResultSet rs, int row) throws SQLException {
        Timestamp first = rs.getTimestamp(3);
        Timestamp last = rs.getTimestamp(4);
        return new Credit(
                rs.getString(1),
                rs.getBigDecimal(2),
                first == null ? null : first.toInstant(),
                last == null ? null : last.toInstant(),
                null);
    }
}
