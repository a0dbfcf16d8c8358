package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.StopFigures;
import cn.fanzha.command.funds.domain.StopOverview.Day;
import cn.fanzha.command.funds.domain.StopOverview.Line;
import cn.fanzha.command.funds.domain.StopOverview.Overview;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.sheets.TableFile;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The overview as a file: in the audit log ({@code stop.overview-export}) before its first byte goes, with who took it
 * and when in its head (Anti-fraud law 2022 art. 5).
 */
@Component
class OverviewFile {

    private static final List<String> COLUMNS = List.of(
            "requested",
            "open",
            "joined",
            "answered",
            "refused",
            "stopped",
            "amount",
            "from-report",
            "response",
            "answer",
            "in-time",
            "share");

    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    OverviewFile(
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.transaction = transaction;
        this.events = events;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    void write(
            TableFile.Format format,
            Overview found,
            OverviewShown shown,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        announce(format, found, shown);
        try (TableFile file = TableFile.download(
                response,
                format,
                "stops-" + found.asked().from() + "-" + found.asked().to(),
                14,
                30,
                12,
                12,
                12,
                12)) {
            file.line(text(locale, "funds.day.title"));
            file.line(text(locale, "funds.day.period", shown.from(), shown.to()) + "  "
                    + (shown.of() == null ? "" : shown.of().name()));
            file.line(text(
                    locale,
                    "funds.export.stamp",
                    actor.displayName(),
                    actor.username(),
                    units.get(actor.unitId()).name(),
                    ChinaTime.formatSeconds(clock.instant())));
            file.head(Stream.concat(Stream.of("kind", "name"), COLUMNS.stream())
                    .map(name -> text(locale, "funds.day." + name))
                    .toList());
            line(file, text(locale, "funds.day.total"), "", found.total());
            for (Line line : shown.ordered(found.institutions())) {
                line(file, text(locale, "funds.institution"), shown.name(line), line.figures());
            }
            for (Line line : shown.ordered(found.units())) {
                line(
                        file,
                        text(locale, line.alone() ? "funds.day.unit-alone" : "funds.day.unit"),
                        shown.name(line),
                        line.figures());
            }
            for (Day day : found.days()) {
                line(file, text(locale, "funds.day.day"), day.day().toString(), day.figures());
            }
        }
    }

    private void announce(TableFile.Format format, Overview found, OverviewShown shown) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("format", format.word());
        details.put("from", shown.from().toString());
        details.put("to", shown.to().toString());
        details.put("filter", shown.asked().parameters().toString());
        details.put("requested", found.total().requested());
        String subject = shown.of() == null ? "all" : shown.of().code();
        transaction.executeWithoutResult(
                status -> events.publishEvent(Audited.done("stop.overview-export", "figures", subject, details)));
    }

    private static void line(TableFile file, String kind, String name, StopFigures figures) {
        file.text(kind)
                .text(name)
                .number(figures.requested())
                .number(figures.open())
                .number(figures.joined())
                .number(figures.answered())
                .number(figures.refused())
                .number(figures.stopped())
                .amount(figures.amount().yuan())
                .decimal(figures.fromReport())
                .decimal(figures.response())
                .decimal(figures.answer())
                .number(figures.inTime())
                .share(figures.share())
                .end();
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, Stream.of(args).map(String::valueOf).toArray(), locale);
    }
}
