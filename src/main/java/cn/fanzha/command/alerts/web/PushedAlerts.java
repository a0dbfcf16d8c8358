package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.domain.AlertDispatch;
import cn.fanzha.command.alerts.domain.AlertRules;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportResult;
import cn.fanzha.command.platform.imports.Imports;
import cn.fanzha.command.platform.imports.StraightLane;
import cn.fanzha.command.platform.imports.StraightLane.Straight;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts that programs push: the same checks, codes and merge as the import of a file, so that both doors agree. */
@Component
class PushedAlerts {

    static final int AT_MOST = 10_000;

    private static final int BYTES_AT_MOST = 20_000_000;
    private static final Pattern LINE_BREAK = Pattern.compile("[\r\n]");
    private static final List<String> FIELDS = List.of(
            "alert_no",
            "unit_code",
            "source",
            "risk",
            "fraud_type",
            "pushed_at",
            "person_name",
            "phone",
            "id_no",
            "outcome",
            "outcome_at",
            "loss_avoided",
            "tags",
            "region_code");

    /** The others are kept as they are stored where no item has them. */
    private static final Set<String> REQUIRED =
            Set.of("alert_no", "unit_code", "source", "risk", "fraud_type", "pushed_at", "phone");

    private final Imports imports;
    private final ImportKind kind;
    private final JsonMapper json;
    private final StraightLane lane;
    private final PushedNews news;
    private final Units units;
    private final AlertDispatch dispatch;
    private final MessageSource messages;

    PushedAlerts(
            Imports imports,
            @Qualifier("alertsImport") ImportKind kind,
            JsonMapper json,
            StraightLane lane,
            PushedNews news,
            Units units,
            AlertDispatch dispatch,
            MessageSource messages) {
        this.imports = imports;
        this.kind = kind;
        this.json = json;
        this.lane = lane;
        this.news = news;
        this.units = units;
        this.dispatch = dispatch;
        this.messages = messages;
    }

    /** One alert as a program sends it; the fields are those of the import file. */
    record Item(
            String alert_no,
            String unit_code,
            String source,
            String risk,
            String fraud_type,
            String pushed_at,
            @Nullable String person_name,
            String phone,
            @Nullable String id_no,
            @Nullable String outcome,
            @Nullable String outcome_at,
            @Nullable String loss_avoided,
            @Nullable List<String> tags,
            @Nullable String region_code) {
        /** Without the person. */
        @Override
        public String toString() {
            return "Item";
        }
    }

    /** What became of the items, by their position from 0. */
    record Answer(long received, long created, long updated, long unchanged, long rejected, List<Answered> items) {}

    /** ACCEPTED, or REJECTED with the field and the code of the imports. */
    record Answered(
            int index,
            @Nullable String alertNo,
            String result,
            @Nullable String field,
            @Nullable String code,
            @Nullable String message) {}

    /**
     * Takes the items in.
     *
     * @throws InvalidValueException the body is no JSON object or array, or holds more than 10,000 items
     */
    Answer take(InputStream body, Actor actor, Locale locale) throws IOException {
        List<JsonNode> items = read(body);
        List<String> header = FIELDS.stream()
                .filter(field -> REQUIRED.contains(field) || items.stream().anyMatch(item -> item.has(field)))
                .toList();
        List<List<String>> rows =
                items.stream().map(item -> cells(header, item)).toList();
        List<Straight> straight = lane.take(kind, header, rows, actor);
        ImportResult.@Nullable Rejection[] rejected = new ImportResult.@Nullable Rejection[rows.size()];
        List<Integer> left = new ArrayList<>();
        long created = 0;
        for (int i = 0; i < rows.size(); i++) {
            switch (straight.get(i)) {
                case Straight.Landed landed -> created++;
                case Straight.Faulty fault -> rejected[i] = new ImportResult.Rejection(i, fault.column(), fault.code());
                case Straight.Left other -> left.add(i);
            }
        }
        ImportResult whole = wholeWay(header, rows, left, rejected, actor);
        List<Answered> answered = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            answered.add(answer(i, items.get(i), rejected[i], locale));
        }
        if (created + whole.created() + whole.updated() > 0) {
            tell(items, answered);
        }
        long refused = answered.stream().filter(one -> one.code() != null).count();
        return new Answer(
                rows.size(), created + whole.created(), whole.updated(), whole.unchanged(), refused, answered);
    }

    /** What is stored already, or was refused by the database, goes the way of a file, which says what became of it. */
    private ImportResult wholeWay(
            List<String> header,
            List<List<String>> rows,
            List<Integer> left,
            ImportResult.@Nullable Rejection[] rejected,
            Actor actor) {
        if (left.isEmpty()) {
            return new ImportResult(new UUID(0, 0), kind.name(), 0, 0, 0, 0, 0, 0, List.of());
        }
        StringBuilder file = new StringBuilder(String.join(",", header)).append('\n');
        left.forEach(row -> line(rows.get(row), file));
        ImportResult result = imports.run(
                kind,
                "POST /api/v1/alerts",
                false,
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                actor);
        imports.rejections(result).forEach(one -> {
            int row = left.get(Math.toIntExact(one.line() - 2));
            if (rejected[row] == null) {
                rejected[row] = one;
            }
        });
        return result;
    }

    private List<JsonNode> read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(BYTES_AT_MOST + 1);
        JsonNode root;
        try {
            root = json.readTree(bytes.length > BYTES_AT_MOST ? new byte[0] : bytes);
        } catch (JacksonException e) {
            throw new InvalidValueException("alerts.push.form");
        }
        if (root.isObject()) {
            return List.of(root);
        }
        if (!root.isArray()) {
            throw new InvalidValueException("alerts.push.form");
        }
        if (root.size() > AT_MOST) {
            throw new InvalidValueException("alerts.push.too-many", String.valueOf(AT_MOST));
        }
        List<JsonNode> items = new ArrayList<>();
        root.forEach(items::add);
        return items;
    }

    private Answered answer(int index, JsonNode item, ImportResult.@Nullable Rejection rejection, Locale locale) {
        String no = item.path("alert_no").isString() ? item.path("alert_no").asString() : null;
        return rejection == null
                ? new Answered(index, no, "ACCEPTED", null, null, null)
                : new Answered(
                        index,
                        no,
                        "REJECTED",
                        rejection.column(),
                        rejection.code(),
                        messages.getMessage("imports.code." + rejection.code(), null, locale));
    }

    /** Open pages of the units read again; what arrived at a unit that sends alerts on goes down at once. */
    private void tell(List<JsonNode> items, List<Answered> answered) {
        boolean goesOn = false;
        for (Answered one : answered) {
            UnitRef unit = one.code() == null
                    ? units.findByCode(items.get(one.index()).path("unit_code").asString(""))
                            .orElse(null)
                    : null;
            if (unit != null) {
                news.pushed(unit.id(), String.valueOf(one.alertNo()));
                goesOn |= AlertRules.HOLDERS.contains(unit.kind());
            }
        }
        if (goesOn) {
            dispatch.run();
        }
    }

    /** Line breaks within a value become spaces, so that positions and lines agree. */
    private static List<String> cells(List<String> header, JsonNode item) {
        return header.stream()
                .map(field -> LINE_BREAK.matcher(cell(field, item.path(field))).replaceAll(" "))
                .toList();
    }

    private static void line(List<String> cells, StringBuilder file) {
        file.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asString("")));
            return String.join(";", words);
        }
        String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asString("");
        return field.endsWith("_at") ? chinaTime(text) : text;
    }

    private static String chinaTime(String text) {
        try {
            return ChinaTime.formatSeconds(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
