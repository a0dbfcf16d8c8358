package cn.fanzha.command.documents.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which documents went out: who made each, when, by which edition, and its digest; not the document itself. */
@Component
public class MadeDocuments {

    private static final int AT_MOST = 100;

    private final JdbcClient jdbc;
    private final DocumentKinds kinds;

    MadeDocuments(JdbcClient jdbc, DocumentKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    /**
     * A document that went out.
     *
     * @param full personal data stood in it in full
     * @param sha256 of the file as it left
     */
    public record Made(
            String kind, String subject, Edition edition, boolean full, String sha256, String maker, Instant madeAt) {}

    void keep(
            String kind,
            String subject,
            @Nullable String caseNo,
            Edition edition,
            boolean full,
            String sha256,
            Actor actor,
            Instant now) {
        jdbc.sql("""
                        insert into document_made (id, kind, subject, full_data, sha256, made_by, maker, made_at, case_no, template_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), kind, subject, full, sha256, actor.id(), actor.displayName(), Timestamp.from(now))
                .param(caseNo)
                .param(edition.templateId())
                .update();
    }

    /** Those of a case, the newest first, 100 at most; refused as the case itself is. */
    @Transactional(readOnly = true)
    public List<Made> ofCase(CaseNumber caseNo, Actor actor) {
        kinds.all().forEach(kind -> kind.subjects(caseNo, actor));
        return jdbc.sql("""
                        select m.kind, m.subject, m.full_data, m.sha256, m.maker, m.made_at, m.template_id, t.unit_id, t.edition
                        from document_made m left join document_template t on t.id = m.template_id
                        where m.case_no = ? order by m.made_at desc, m.id desc limit ?""")
                .params(caseNo.value(), AT_MOST)
                .query((rs, n) -> new Made(
                        rs.getString("kind"),
                        rs.getString("subject"),
                        new Edition(
                                rs.getObject("template_id", UUID.class),
                                rs.getObject("unit_id", UUID.class),
                                rs.getInt("edition")),
                        rs.getBoolean("full_data"),
                        rs.getString("sha256"),
                        rs.getString("maker"),
                        rs.getTimestamp("made_at").toInstant()))
                .list();
    }
}
