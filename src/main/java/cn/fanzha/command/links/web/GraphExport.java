package cn.fanzha.command.links.web;

import cn.fanzha.command.links.domain.LinkGraph.Key;
import cn.fanzha.command.links.web.GraphSteps.Drawn;
import cn.fanzha.command.links.web.GraphSteps.Step;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The opened part of a graph as a file: masked as on the page, stamped with who took it, when and what for, and in the
 * audit log as {@code link.export} before the first byte goes.
 */
@Component
class GraphExport {

    /** Things opened that one file may hold. */
    static final int AT_MOST = 50;

    private final GraphSteps steps;
    private final Units units;
    private final MessageSource messages;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GraphExport(
            GraphSteps steps,
            Units units,
            MessageSource messages,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.steps = steps;
        this.units = units;
        this.messages = messages;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** What kind of file: of a picture the browser makes the file itself, and gets its stamp here. */
    enum Format {
        CSV,
        JSON,
        PNG;

        static Format of(String word) {
            return switch (word) {
                case "json" -> JSON;
                case "png" -> PNG;
                default -> CSV;
            };
        }
    }

    /** The graph as JSON: each thing once, each link with the thing that was opened first. */
    record Whole(String stamp, List<Drawn> nodes, List<Link> links) {}

    /** Two things that are linked, by their keys. */
    record Link(String from, String to) {}

    /** The stamp of a picture. */
    record Stamp(String stamp) {}

    void write(List<Key> keys, Format format, String reason, Actor actor, Locale locale, HttpServletResponse response)
            throws IOException {
        List<Step> opened =
                keys.stream().map(key -> steps.step(key, actor, locale)).toList();
        Instant now = clock.instant();
        String stamp = text(
                "links.graph.export.stamp",
                locale,
                actor.displayName(),
                actor.username(),
                units.get(actor.unitId()).name(),
                ChinaTime.formatSeconds(now),
                reason);
        events.publishEvent(Audited.done(
                "link.export",
                keys.getFirst().kind().word(),
                keys.getFirst().id(),
                Map.of(
                        "format",
                        format.name(),
                        "reason",
                        reason,
                        "nodes",
                        keys.stream().map(Key::toString).toList())));
        String name = "graph_%s_%s.%s"
                .formatted(
                        actor.username(),
                        ChinaTime.formatSeconds(now).replaceAll("\\D", ""),
                        format.name().toLowerCase(Locale.ROOT));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        switch (format) {
            case PNG -> send(response, new Stamp(stamp));
            case JSON -> {
                attach(response, name);
                send(response, whole(stamp, opened));
            }
            case CSV -> {
                attach(response, name);
                response.setContentType("text/csv;charset=UTF-8");
                csv(response, stamp, opened, locale);
            }
        }
    }

    private static void attach(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private void send(HttpServletResponse response, Object body) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    private static Whole whole(String stamp, List<Step> opened) {
        Map<String, Drawn> nodes = new LinkedHashMap<>();
        List<Link> links = new ArrayList<>();
        for (Step step : opened) {
            nodes.putIfAbsent(step.centre().key(), step.centre());
            for (Drawn one : step.neighbours()) {
                nodes.putIfAbsent(one.key(), one);
                Link link = new Link(step.centre().key(), one.key());
                if (!links.contains(new Link(link.to(), link.from()))) {
                    links.add(link);
                }
            }
        }
        return new Whole(stamp, List.copyOf(nodes.values()), links);
    }

    /** UTF-8 with a BOM, so that spreadsheets read the Chinese. */
    private void csv(HttpServletResponse response, String stamp, List<Step> opened, Locale locale) throws IOException {
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(plain(stamp));
            csv.writeRecord(
                    text("links.graph.export.from-kind", locale),
                    text("links.graph.export.from", locale),
                    text("links.graph.export.to-kind", locale),
                    text("links.graph.export.to", locale),
                    text("links.graph.detail", locale),
                    text("common.unit", locale));
            for (Step step : opened) {
                for (Drawn one : step.neighbours()) {
                    csv.writeRecord(
                            step.centre().kindName(),
                            plain(step.centre().label()),
                            one.kindName(),
                            plain(one.label()),
                            plain(one.detail()),
                            plain(one.unit()));
                }
            }
        }
    }

    /** A name that somebody gave is no formula to a spreadsheet. */
    private static String plain(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }

    private String text(String key, Locale locale, Object... args) {
        return String.valueOf(messages.getMessage(key, args, locale));
    }
}
