package cn.fanzha.command.requests.web;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.support.ControlRows;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests of a side's station to its institution; a row as an import makes it, for the sides have no operator. */
class ControlSamples implements SampleData {

    private final JdbcClient jdbc;
    private final Observables observables;
    private final Clock clock;

    ControlSamples(JdbcClient jdbc, Observables observables, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.clock = clock;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/controls/") || pattern.startsWith("/api/v1/control-requests/");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (!pattern.contains("{no}")) {
            return Sample.EMPTY;
        }
        String phone = ControlRows.newPhone();
        String number = "SAMPLE-" + phone;
        jdbc.sql("""
                        insert into control_request (id, control_no, unit_id, kind, observable_id, institution_id, state,
                                                     requested_at, created_at)
                        values (uuidv7(), ?, ?, 'NUMBER', ?, ?, 'REQUESTED', ?, ?)""")
                .params(
                        number,
                        side.station().id(),
                        observables.idOf(ObservableType.PHONE, phone),
                        side.bank().id(),
                        Timestamp.from(clock.instant()),
                        Timestamp.from(clock.instant()))
                .update();
        return new Sample(Map.of("no", number), Map.of("version", "0", "note", "核对"), "{}");
    }
}
