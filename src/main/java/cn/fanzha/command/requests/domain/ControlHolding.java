package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlOutcome.Refused;
import cn.fanzha.command.requests.ControlOutcome.Stale;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gets hold of a request's row for a change, so that changes come one by one; keeps what was done and tells what was not. */
@Component
class ControlHolding {

    private final JdbcClient jdbc;
    private final ControlRequestRepository requests;
    private final ControlNews news;
    private final Clock clock;

    ControlHolding(JdbcClient jdbc, ControlRequestRepository requests, ControlNews news, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.news = news;
        this.clock = clock;
    }

    ControlRequest read(ControlNumber number) {
        return requests.findByControlNo(number.value()).orElseThrow(() -> new NotFoundException("control", number));
    }

    /** @param version what the page showed; null: the caller has just read it */
    ControlOutcome change(
            ControlNumber number,
            @Nullable Integer version,
            String verb,
            Actor actor,
            BiConsumer<ControlRequest, Actor> allowed,
            BiFunction<ControlRequest, Instant, ControlOutcome> act) {
        jdbc.sql("select id from control_request where control_no = :no for no key update")
                .param("no", number.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("control", number));
        ControlRequest request = read(number);
        allowed.accept(request, actor);
        if (version != null && !Objects.equals(request.version, version)) {
            return new Stale(request.state());
        }
        ControlOutcome outcome = act.apply(request, clock.instant());
        switch (outcome) {
            case Done done -> {
                request.changedByPerson();
                requests.save(request);
            }
            case Refused refused -> news.refused(request, verb, refused);
            case Stale stale -> {}
        }
        return outcome;
    }
}
