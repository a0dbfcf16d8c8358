package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.Continuation;
import cn.fanzha.command.funds.domain.StopFilter;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.funds.domain.StopRow;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.sheets.TableFile;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stop payments that leave as a file: a named export, in the audit log with its reason before the first byte goes and
 * again with its length when it has gone; account and holder stay masked (Anti-fraud law 2022 art. 5).
 */
@Component
class StopExport {

    /** Rows that one file may hold. */
    static final int AT_MOST = 200_000;

    private static final int READ_AT_ONCE = 1_000;

    private static final List<String> COLUMNS = List.of(
            "number",
            "case",
            "unit",
            "institution",
            "state",
            "urgency",
            "account",
            "holder",
            "amount",
            "amount-stopped",
            "requested-at",
            "received-at",
            "settled",
            "ends-at",
            "officer");

    private final StopLists lists;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    StopExport(
            StopLists lists,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.transaction = transaction;
        this.events = events;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** What leaves; {@code described} are the filters for the file's head and the log. */
    record Order(StopFilter filter, Map<String, String> described, String reason, TableFile.Format format) {}

    /** Writes the rows as they are read, 1,000 at a time, each time in a transaction of its own. */
    void write(Order order, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        tell(
                "stop.export",
                order,
                Map.of("reason", order.reason(), "filter", order.described().toString()));
        int written = 0;
        boolean more = true;
        String name = "stops-" + ChinaTime.date(clock.instant());
        try (TableFile file = TableFile.download(
                response, order.format(), name, 26, 26, 22, 22, 12, 10, 22, 10, 14, 14, 20, 20, 20, 20)) {
            file.line(text(locale, "funds.list.title"));
            file.line(text(
                    locale,
                    "funds.export.stamp",
                    actor.displayName(),
                    actor.username(),
                    units.get(actor.unitId()).name(),
                    ChinaTime.formatSeconds(clock.instant())));
            file.line(text(locale, "funds.export.reason-line", order.reason()));
            file.head(COLUMNS.stream()
                    .map(column -> text(locale, "funds.export.column." + column))
                    .toList());
            Cursor position = null;
            while (more && written < AT_MOST) {
                KeysetPage<StopRow> page = lists.page(order.filter().from(position), actor, READ_AT_ONCE);
                page.rows().forEach(row -> line(file, row, locale));
                written += page.rows().size();
                more = page.next() != null;
                position = more
                        ? new Cursor(
                                page.rows().getLast().requestedAt(),
                                page.rows().getLast().id())
                        : null;
            }
            if (more) {
                file.line(text(locale, "funds.export.cut", String.valueOf(AT_MOST)));
            }
        }
        tell("stop.export-done", order, Map.of("rows", written, "cut", more));
    }

    private void tell(String action, Order order, Map<String, Object> facts) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(facts);
        details.put("format", order.format().word());
        transaction.executeWithoutResult(status -> events.publishEvent(Audited.done(action, "stops", "list", details)));
    }

    private void line(TableFile file, StopRow row, Locale locale) {
        file.text(row.number())
                .text(row.caseNo())
                .text(unit(row.unitId()))
                .text(unit(row.institutionId()))
                .text(state(row, locale))
                .text(text(locale, "funds.urgency." + row.urgency()))
                .text(row.account())
                .text(row.holder())
                .amount(row.amount().yuan())
                .amount(row.amountStopped() == null ? null : row.amountStopped().yuan())
                .text(time(row.requestedAt()))
                .text(time(row.receivedAt()))
                .text(time(row.settledAt()))
                .text(time(row.endsAt()))
                .text(row.officer())
                .end();
    }

    private String state(StopRow row, Locale locale) {
        String state = text(locale, "funds.state." + row.state());
        Continuation by = row.carriedOn();
        return by == null
                ? state
                : state + " · "
                        + new StopWords(units, messages, locale, clock.instant()).carried(by)
                        + (by.number() == null ? "" : " " + by.number().value());
    }

    private String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("");
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : ChinaTime.formatSeconds(at);
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
