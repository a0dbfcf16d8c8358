package cn.fanzha.command.funds.domain;

import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.StopNumber;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gets hold of a request for a change: its account's row first, so that changes on one account come one by one. */
@Component
class StopHold {

    private final JdbcClient jdbc;
    private final Observables observables;
    private final StopPaymentRepository stops;

    StopHold(JdbcClient jdbc, Observables observables, StopPaymentRepository stops) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.stops = stops;
    }

    StopPayment hold(StopNumber number) {
        UUID account = jdbc.sql("select account_id from stop_payment where request_no = :no")
                .param("no", number.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("stop", number));
        observables.lock(List.of(account));
        return read(number);
    }

    /** The same by id; the request is read after the lock, never before it. */
    StopPayment hold(UUID id) {
        String number = jdbc.sql("select request_no from stop_payment where id = :id")
                .param("id", id)
                .query((rs, n) -> Objects.requireNonNull(rs.getString("request_no")))
                .optional()
                .orElseThrow(() -> new NotFoundException("stop", id));
        return hold(StopNumber.of(number));
    }

    StopPayment read(StopNumber number) {
        return stops.findByRequestNo(number.value()).orElseThrow(() -> new NotFoundException("stop", number));
    }
}
