package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.Indicator;
import cn.fanzha.command.statistics.domain.RowQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Figures that leave as a file: each is in the audit log ({@code statistics.export}) before its first byte goes, and
 * carries who took it and when (Anti-fraud law 2022 art. 5).
 */
@Component
class Exports {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Units units;
    private final Labels labels;
    private final Clock clock;

    Exports(
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Units units,
            Labels labels,
            Clock clock) {
        this.transaction = transaction;
        this.events = events;
        this.units = units;
        this.labels = labels;
        this.clock = clock;
    }

    /** The rows of a figure are about to leave. */
    void announce(RowQuery query, Actor actor) {
        announce(query.figure(), query.indicator().code(), "rows");
    }

    /** A table is about to leave. */
    void announce(FigureQuery query, Actor actor) {
        announce(query, query.indicators().stream().map(Indicator::code).collect(Collectors.joining(",")), "table");
    }

    private void announce(FigureQuery query, String indicators, String kind) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("kind", kind);
        details.put("indicators", indicators);
        details.put("from", query.from().toString());
        details.put("to", query.to().toString());
        transaction.executeWithoutResult(status -> events.publishEvent(
                Audited.done("statistics.export", "figures", query.unit().code(), details)));
    }

    /** Who takes the file, of which unit, and when. */
    String stamp(Actor actor, Locale locale) {
        return labels.text(
                locale,
                "statistics.export.stamp",
                actor.displayName(),
                actor.username(),
                units.get(actor.unitId()).name(),
                now());
    }

    /** The moment up to which the figures go. */
    String now() {
        return ChinaTime.formatSeconds(clock.instant());
    }

    static void head(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
