package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentValues;
import cn.fanzha.command.documents.Documents;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes documents of cases and stop payments: named exports, marked with who took them and when, each in the audit log
 * before its first byte leaves (Anti-fraud law 2022 art. 5). Personal data stand in full only where a reason is given;
 * that is a reading of personal data and audited as one (Personal Information Protection Law arts 6, 51).
 */
@Component
public class MakeDocument implements Documents {

    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 200;

    private final DocumentKinds kinds;
    private final Templates templates;
    private final DocumentWriter writer;
    private final MadeDocuments made;
    private final Units units;
    private final LiveEvents live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MakeDocument(
            DocumentKinds kinds,
            Templates templates,
            DocumentWriter writer,
            MadeDocuments made,
            Units units,
            LiveEvents live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.kinds = kinds;
        this.templates = templates;
        this.writer = writer;
        this.made = made;
        this.units = units;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** A value as the page before the making shows it; null: it will be a blank line. */
    public record Shown(DocumentField field, @Nullable String value) {}

    /**
     * What would be filled in, personal data masked.
     *
     * @param refusal why it can't be made now; then nothing else is known
     * @param tables how many rows each has, by its name
     */
    public record Sight(
            Making.@Nullable Refused refusal,
            @Nullable String caseNo,
            Edition edition,
            List<Shown> fields,
            Map<String, Integer> tables) {}

    /** Opens what a document would hold; audited. */
    @Transactional
    public Sight prepare(String kindCode, String subject, Actor actor) {
        DocumentKind kind = kinds.require(kindCode);
        kinds.requireMaker(kind, actor);
        return switch (kind.values(subject, actor)) {
            case DocumentValues.NotNow not ->
                new Sight(new Making.Refused(not.key(), not.args()), null, Edition.BUILT_IN, List.of(), Map.of());
            case DocumentValues.Known known -> {
                events.publishEvent(
                        Audited.done("document.prepare", kind.subjectType(), subject, Map.of("kind", kind.code())));
                Map<String, Integer> rows = new LinkedHashMap<>();
                kind.tables()
                        .forEach(table -> rows.put(
                                table.name(),
                                known.tables()
                                        .getOrDefault(table.name(), List.of())
                                        .size()));
                yield new Sight(null, known.caseNo(), templates.inUse(known.unitId(), kind), shown(kind, known), rows);
            }
        };
    }

    private static List<Shown> shown(DocumentKind kind, DocumentValues.Known known) {
        return kind.fields().stream()
                .map(field -> {
                    String value = known.fields().get(field.name());
                    return new Shown(
                            field,
                            value == null || value.isBlank()
                                    ? null
                                    : field.mask().over(value));
                })
                .toList();
    }

    /**
     * Makes the document with the template that the subject's unit uses.
     *
     * @param reason why personal data must stand in full; blank: they are masked
     */
    @Transactional
    public Making make(String kindCode, String subject, @Nullable String reason, Actor actor) {
        DocumentKind kind = kinds.require(kindCode);
        kinds.requireMaker(kind, actor);
        String why = reason == null ? "" : reason.strip();
        if (!why.isEmpty() && (why.length() < REASON_AT_LEAST || why.length() > REASON_AT_MOST)) {
            return new Making.Refused("documents.reason.length", List.of(REASON_AT_LEAST, REASON_AT_MOST));
        }
        return switch (kind.values(subject, actor)) {
            case DocumentValues.NotNow not -> {
                events.publishEvent(Audited.refused(
                        "document.make",
                        kind.subjectType(),
                        subject,
                        Map.of("kind", kind.code(), "reason", not.key())));
                yield new Making.Refused(not.key(), not.args());
            }
            case DocumentValues.Known known -> make(kind, subject, known, why, actor);
        };
    }

    private Making make(DocumentKind kind, String subject, DocumentValues.Known known, String why, Actor actor) {
        Instant now = clock.instant();
        Edition edition = templates.inUse(known.unitId(), kind);
        boolean full = !why.isEmpty();
        byte[] content = writer.write(
                kind, edition, new DocumentWriter.Content(known.fields(), known.tables(), !full), subject, actor, now);
        String sha256 = Digests.sha256(content);
        made.keep(kind.code(), subject, known.caseNo(), edition, full, sha256, actor, now);
        audit(kind, subject, known, edition, sha256, why);
        if (known.caseNo() != null) {
            live.publish(new LiveEvent("document-made", known.caseNo(), known.unitId(), null, null));
        }
        return new Making.Done(writer.fileName(kind, subject), content, sha256);
    }

    private void audit(
            DocumentKind kind, String subject, DocumentValues.Known known, Edition edition, String sha256, String why) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("kind", kind.code());
        details.put(
                "template",
                edition.unitId() == null
                        ? "built-in"
                        : units.get(edition.unitId()).code() + "/" + edition.number());
        details.put("sha256", sha256);
        details.put("full", !why.isEmpty());
        events.publishEvent(Audited.done("document.make", kind.subjectType(), subject, details));
        List<String> read = personal(kind, known);
        if (!why.isEmpty() && !read.isEmpty()) {
            events.publishEvent(Audited.done(
                    "document.reveal",
                    kind.subjectType(),
                    subject,
                    Map.of("kind", kind.code(), "fields", String.join(",", read), "reason", why)));
        }
    }

    /** Which personal data went out, by the fields' names. */
    private static List<String> personal(DocumentKind kind, DocumentValues.Known known) {
        List<String> read = new ArrayList<>();
        kind.fields().stream()
                .filter(field -> field.mask() != DocumentField.Mask.NONE)
                .filter(field -> known.fields().containsKey(field.name()))
                .forEach(field -> read.add(field.name()));
        kind.tables().stream()
                .filter(table ->
                        !known.tables().getOrDefault(table.name(), List.of()).isEmpty())
                .filter(table -> table.columns().stream().anyMatch(column -> column.mask() != DocumentField.Mask.NONE))
                .forEach(table -> read.add(table.name()));
        return read;
    }

    @Override
    @Transactional
    public boolean makeMasked(String kind, String subject, Actor actor) {
        return make(kind, subject, null, actor) instanceof Making.Done;
    }
}
