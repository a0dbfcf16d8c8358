package cn.fanzha.command.identity.web;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shift of the side's station, an account of it, a link that was never made. */
final class IdentitySamples implements SampleData {

    private final JdbcClient jdbc;

    IdentitySamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/accounts/{id}")
                || pattern.startsWith("/api-clients/{id}")
                || pattern.startsWith("/duty")
                || pattern.equals("/first-admin/{token}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.startsWith("/api-clients/{id}")) {
            return Sample.of("id", client(side, pattern.endsWith("/secret")).toString());
        }
        return switch (pattern) {
            case "/first-admin/{token}" -> Sample.of("token", "made-up");
            case "/duty" -> Sample.EMPTY.with("unit", side.station().code());
            case "/duty/{id}/removal" -> Sample.of("id", shift(side).toString());
            default -> Sample.of("id", side.officer().id().toString());
        };
    }

    private UUID client(Side side, boolean active) {
        UUID id = Ids.next();
        jdbc.sql("insert into api_client (id, client_id, name, unit_id, scopes, active, secret_hash, created_at)"
                        + " values (?, ?, '样例', ?, array['cases:read'], ?, ?, now())")
                .param(id)
                .param("sample-" + id)
                .param(side.station().id())
                .param(active)
                .param(active ? "none" : null)
                .update();
        return id;
    }

    private UUID shift(Side side) {
        UUID id = Ids.next();
        jdbc.sql("insert into duty_shift (id, unit_id, account_id, starts_at, ends_at, created_by, created_at)"
                        + " values (?, ?, ?, now(), now() + interval '1 hour', ?, now())")
                .params(
                        id,
                        side.station().id(),
                        side.officer().id(),
                        side.supervisor().id())
                .update();
        return id;
    }
}
