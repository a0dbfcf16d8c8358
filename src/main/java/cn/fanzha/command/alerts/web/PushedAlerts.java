package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.domain.AlertDispatch;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportResult;
import cn.fanzha.command.platform.imports.Imports;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts that programs push: the same checks, codes and merge as the import of a file, so that both doors agree. */
@Component
class PushedAlerts {

    static final int AT_MOST = 10_000;

    private static final int BYTES_AT_MOST = 20_000_000;
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
    private final LiveEvents live;
    private final TransactionTemplate transaction;
    private final Units units;
    private final AlertDispatch dispatch;
    private final MessageSource messages;

    PushedAlerts(
            Imports imports,
            @Qualifier("alertsImport") ImportKind kind,
            JsonMapper json,
            LiveEvents live,
            TransactionTemplate transaction,
            Units units,
            AlertDispatch dispatch,
            MessageSource messages) {
        this.imports = imports;
        this.kind = kind;
        this.json = json;
        this.live = live;
        this.transaction = transaction;
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
        StringBuilder file = new StringBuilder(String.join(",", header)).append('\n');
        items.forEach(item -> line(header, item, file));
        ImportResult result = items.isEmpty()
                ? new ImportResult(new UUID(0, 0), kind.name(), 0, 0, 0, 0, 0, 0, List.of())
                : imports.run(
                        kind,
                        "POST /api/v1/alerts",
                        false,
                        new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                        actor);
        Map<Long, ImportResult.Rejection> rejected = new HashMap<>();
        imports.rejections(result).forEach(one -> rejected.putIfAbsent(one.line(), one));
        List<Answered> answered = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            answered.add(answer(i, items.get(i), rejected.get(i + 2L), locale));
        }
        if (result.created() + result.updated() > 0) {
            tell(items, answered);
            dispatch.run();
        }
        return new Answer(
                result.received(), result.created(), result.updated(), result.unchanged(), result.rejected(), answered);
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

    /** Open pages of the units read again: one event a unit, however many alerts came. */
    private void tell(List<JsonNode> items, List<Answered> answered) {
        Map<UUID, String> told = new HashMap<>();
        for (Answered one : answered) {
            if (one.code() == null) {
                units.findByCode(items.get(one.index()).path("unit_code").asString(""))
                        .map(UnitRef::id)
                        .ifPresent(unit -> told.putIfAbsent(unit, String.valueOf(one.alertNo())));
            }
        }
        transaction.executeWithoutResult(status ->
                told.forEach((unit, number) -> live.publish(new LiveEvent("alert-pushed", number, unit, null, null))));
    }

    /** One line an item: line breaks within a value become spaces, so that positions and lines agree. */
    private static void line(List<String> header, JsonNode item, StringBuilder file) {
        List<String> cells = new ArrayList<>();
        for (String field : header) {
            cells.add('"'
                    + cell(field, item.path(field)).replaceAll("[\r\n]", " ").replace("\"", "\"\"")
                    + '"');
        }
        file.append(String.join(",", cells)).append('\n');
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
