package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which template a unit uses: its own, else that of the nearest unit above that has one, else the built-in one. */
@Component
public class Templates {

    private static final int EDITIONS_AT_MOST = 50;

    private final JdbcClient jdbc;
    private final Units units;
    private final BuiltInTemplates builtIn;

    Templates(JdbcClient jdbc, Units units, BuiltInTemplates builtIn) {
        this.jdbc = jdbc;
        this.units = units;
        this.builtIn = builtIn;
    }

    /** A template that was put in by a unit; none is ever changed or removed. */
    public record Stored(int number, String fileName, String sha256, String uploader, Instant uploadedAt) {}

    /** A unit's decision on what it uses. */
    public record Choice(TemplateSource source, @Nullable Integer number, String chooser, Instant chosenAt) {}

    private record Chosen(
            String kind,
            UUID unitId,
            TemplateSource source,
            @Nullable UUID templateId,
            int number) {}

    /** The edition in use by the unit, of each kind; one statement. */
    @Transactional(readOnly = true)
    public Map<String, Edition> inUse(UUID unitId, List<DocumentKind> kinds) {
        List<UUID> chain = new ArrayList<>(List.of(unitId));
        units.ancestors(unitId).stream().map(UnitRef::id).forEach(chain::add);
        List<Chosen> chosen = jdbc.sql("""
                        select distinct on (c.kind, c.unit_id) c.kind, c.unit_id, c.source, c.template_id,
                               coalesce(t.edition, 0) as edition
                        from document_template_choice c left join document_template t on t.id = c.template_id
                        where c.unit_id = any(?) order by c.kind, c.unit_id, c.chosen_at desc, c.id desc""")
                .param(chain.toArray(UUID[]::new))
                .query(Templates::chosen)
                .list();
        Map<String, Edition> editions = new HashMap<>();
        for (DocumentKind kind : kinds) {
            editions.put(
                    kind.code(),
                    nearest(
                            chain,
                            chosen.stream()
                                    .filter(c -> c.kind.equals(kind.code()))
                                    .toList()));
        }
        return editions;
    }

    /** The edition in use by the unit. */
    @Transactional(readOnly = true)
    public Edition inUse(UUID unitId, DocumentKind kind) {
        return inUse(unitId, List.of(kind)).getOrDefault(kind.code(), Edition.BUILT_IN);
    }

    private static Edition nearest(List<UUID> chain, List<Chosen> chosen) {
        for (UUID unit : chain) {
            for (Chosen one : chosen) {
                if (one.unitId.equals(unit) && one.source != TemplateSource.ABOVE) {
                    return one.source == TemplateSource.OWN
                            ? new Edition(one.templateId, unit, one.number)
                            : Edition.BUILT_IN;
                }
            }
        }
        return Edition.BUILT_IN;
    }

    /** The template's file as it was put in. */
    @Transactional(readOnly = true)
    public byte[] content(DocumentKind kind, Edition edition) {
        return edition.isBuiltIn()
                ? builtIn.of(kind)
                : jdbc.sql("select content from document_template where id = ?")
                        .param(edition.templateId())
                        .query((rs, n) -> rs.getBytes(1))
                        .single();
    }

    /** One of the unit's own editions. */
    @Transactional(readOnly = true)
    public Edition own(UUID unitId, DocumentKind kind, int number) {
        return jdbc.sql("select id from document_template where unit_id = ? and kind = ? and edition = ?")
                .params(unitId, kind.code(), number)
                .query(UUID.class)
                .optional()
                .map(id -> new Edition(id, unitId, number))
                .orElseThrow(() -> new NotFoundException("document-template", number));
    }

    /** The unit's own editions, the newest first, 50 at most. */
    @Transactional(readOnly = true)
    public List<Stored> editions(UUID unitId, DocumentKind kind) {
        return jdbc.sql("""
                        select edition, file_name, sha256, uploader, uploaded_at from document_template
                        where unit_id = ? and kind = ? order by edition desc limit ?""")
                .params(unitId, kind.code(), EDITIONS_AT_MOST)
                .query((rs, n) -> new Stored(
                        rs.getInt("edition"),
                        rs.getString("file_name"),
                        rs.getString("sha256"),
                        rs.getString("uploader"),
                        rs.getTimestamp("uploaded_at").toInstant()))
                .list();
    }

    /** What the unit decided, the newest first, 50 at most; empty: nothing yet. */
    @Transactional(readOnly = true)
    public List<Choice> choices(UUID unitId, DocumentKind kind) {
        return jdbc.sql("""
                        select c.source, t.edition, c.chooser, c.chosen_at
                        from document_template_choice c left join document_template t on t.id = c.template_id
                        where c.unit_id = ? and c.kind = ? order by c.chosen_at desc, c.id desc limit ?""")
                .params(unitId, kind.code(), EDITIONS_AT_MOST)
                .query((rs, n) -> new Choice(
                        TemplateSource.valueOf(rs.getString("source")),
                        rs.getObject("edition", Integer.class),
                        rs.getString("chooser"),
                        rs.getTimestamp("chosen_at").toInstant()))
                .list();
    }

    private static Chosen chosen(ResultSet rs, int row) throws SQLException {
        return new Chosen(
                rs.getString("kind"),
                rs.getObject("unit_id", UUID.class),
                TemplateSource.valueOf(rs.getString("source")),
                rs.getObject("template_id", UUID.class),
                rs.getInt("edition"));
    }
}
