package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A supervisor replaces the templates of the own unit, and chooses among its editions; the units below follow unless they
 * have their own. Every edition and every choice is kept with its maker.
 */
@Component
public class TemplateKeeping {

    private static final int NAME_AT_MOST = 200;

    private final TemplateCheck check;
    private final Templates templates;
    private final Units units;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TemplateKeeping(
            TemplateCheck check,
            Templates templates,
            Units units,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.check = check;
        this.templates = templates;
        this.units = units;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What is wrong with the file; empty: it may become a template. Nothing is kept. */
    public List<Problem> problems(DocumentKind kind, byte[] file, Actor actor) {
        requireSupervisor(kind, actor);
        return check.problems(file, kind);
    }

    /** Keeps the file as the unit's next edition and puts it in use; refused with what is wrong with it. */
    @Transactional
    public List<Problem> replace(DocumentKind kind, String fileName, byte[] file, Actor actor) {
        List<Problem> problems = problems(kind, file, actor);
        if (!problems.isEmpty()) {
            events.publishEvent(Audited.refused(
                    "document-template.replace", "document-kind", kind.code(), Map.of("problems", problems.size())));
            return problems;
        }
        lock(kind, actor.unitId());
        String sha256 = Digests.sha256(file);
        Optional<Integer> same = jdbc.sql(
                        "select max(edition) from document_template where unit_id = ? and kind = ? and sha256 = ?")
                .params(actor.unitId(), kind.code(), sha256)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, Integer.class)))
                .single();
        if (same.isPresent()) {
            return List.of(Problem.of("documents.template.same", same.get()));
        }
        UUID id = Ids.next();
        int number = jdbc.sql("""
                        insert into document_template (id, unit_id, kind, edition, content, file_name, sha256, uploaded_by, uploader, uploaded_at)
                        select ?, ?, ?, coalesce(max(edition), 0) + 1, ?, ?, ?, ?, ?, ?
                        from document_template where unit_id = ? and kind = ? returning edition""")
                .params(
                        id,
                        actor.unitId(),
                        kind.code(),
                        file,
                        name(fileName),
                        sha256,
                        actor.id(),
                        actor.displayName(),
                        Timestamp.from(clock.instant()),
                        actor.unitId(),
                        kind.code())
                .query(Integer.class)
                .single();
        choose(kind, TemplateSource.OWN, id, actor);
        audit("document-template.replace", kind, number, TemplateSource.OWN, sha256, actor);
        return List.of();
    }

    /**
     * Puts one of the unit's editions in use again, or follows the unit above, or uses the built-in template.
     *
     * @param number the edition, where the source is the unit's own
     */
    @Transactional
    public void use(DocumentKind kind, TemplateSource source, int number, Actor actor) {
        requireSupervisor(kind, actor);
        lock(kind, actor.unitId());
        Edition own = source == TemplateSource.OWN ? templates.own(actor.unitId(), kind, number) : Edition.BUILT_IN;
        choose(kind, source, own.templateId(), actor);
        audit("document-template.choose", kind, own.number(), source, null, actor);
    }

    private void choose(DocumentKind kind, TemplateSource source, @Nullable UUID template, Actor actor) {
        jdbc.sql("""
                        insert into document_template_choice (id, unit_id, kind, source, chosen_by, chooser, chosen_at, template_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        actor.unitId(),
                        kind.code(),
                        source.name(),
                        actor.id(),
                        actor.displayName(),
                        Timestamp.from(clock.instant()))
                .param(template)
                .update();
    }

    /** Two supervisors of a unit come one after the other. */
    private void lock(DocumentKind kind, UUID unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("document-template " + unit + " " + kind.code())
                .query((rs, n) -> 0)
                .single();
    }

    private void audit(
            String action, DocumentKind kind, int number, TemplateSource source, @Nullable String sha256, Actor actor) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("unit", units.get(actor.unitId()).code());
        details.put("source", source.name());
        details.put("edition", number);
        if (sha256 != null) {
            details.put("sha256", sha256);
        }
        events.publishEvent(Audited.done(action, "document-kind", kind.code(), details));
    }

    private static void requireSupervisor(DocumentKind kind, Actor actor) {
        if (!actor.has(Role.SUPERVISOR)) {
            throw new OutOfScopeException("document-kind", kind.code());
        }
    }

    /** The last part of what the browser sent, for it may be a path. */
    private static String name(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}]", "")
                .strip();
        return last.isEmpty() ? "template.docx" : last.substring(0, Math.min(last.length(), NAME_AT_MOST));
    }
}
