package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.statistics.briefing.BriefingFigure.Part;
import cn.fanzha.command.statistics.briefing.Paragraph.Mark;
import cn.fanzha.command.statistics.domain.Catalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was issued, as the database keeps it: rows are added and read, never changed. */
@Component
public class BriefingRecords {

    private final JdbcClient jdbc;
    private final Units units;
    private final Catalogue catalogue;

    BriefingRecords(JdbcClient jdbc, Units units, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.units = units;
        this.catalogue = catalogue;
    }

    /** A briefing in the list. */
    public record Line(UUID id, String unit, int year, int serial, String title, String issuedBy, Instant issuedAt) {}

    /** The unit's next number of the year; the counter's row stays locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    int draw(UUID unit, int year) {
        return jdbc.sql("""
                        insert into briefing_serial as s (unit_id, year, last) values (?, ?, 1)
                        on conflict on constraint briefing_serial_pk do update set last = s.last + 1 returning last""").params(unit, year).query((row, n) -> row.getInt(1)).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(IssuedBriefing issued, Actor by) {
        jdbc.sql("""
                        insert into briefing (id, briefing_no, unit_id, year, serial, template, operation_no, language,
                            starts_on, ends_on, title, paragraphs, cut_off, issued_at, issued_by, issued_by_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(issued.id())
                .param(issued.number())
                .param(issued.unit().id())
                .param(issued.year())
                .param(issued.serial())
                .param(issued.template().name())
                .param(issued.operation())
                .param(issued.locale().getLanguage())
                .param(issued.from())
                .param(issued.to())
                .param(issued.title())
                .param(issued.paragraphs().stream().map(Paragraph::text).toArray(String[]::new))
                .param(Timestamp.from(issued.cutOff()))
                .param(Timestamp.from(issued.issuedAt()))
                .param(by.id())
                .param(issued.issuedBy())
                .update();
        int position = 0;
        for (int paragraph = 0; paragraph < issued.paragraphs().size(); paragraph++) {
            for (Mark mark : issued.paragraphs().get(paragraph).marks()) {
                add(issued.id(), position++, paragraph, mark);
            }
        }
    }

    private void add(UUID briefing, int position, int paragraph, Mark mark) {
        BriefingFigure figure = mark.figure();
        jdbc.sql("""
                        insert into briefing_figure (briefing_id, position, paragraph, starts, ends, indicator, name,
                            fraud_types, part, value, rounding, shown, revision, pending, provisional)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(briefing)
                .param(position)
                .param(paragraph)
                .param(mark.start())
                .param(mark.end())
                .param(figure.indicator().code())
                .param(figure.name())
                .param(figure.fraudTypes().toArray(String[]::new))
                .param(figure.part().name())
                .param(figure.value())
                .param(figure.rounding().toString())
                .param(figure.shown())
                .param(figure.revision())
                .param(figure.pending())
                .param(figure.provisional())
                .update();
    }

    /** The latest first. */
    List<Line> list(Optional<UUID[]> within, @Nullable Cursor after, int limit) {
        var sql = new StringBuilder(
                "select id, unit_id, year, serial, title, issued_by_name, issued_at from briefing" + " where true");
        List<Object> params = new ArrayList<>();
        within.ifPresent(ids -> {
            sql.append(" and unit_id = any(?)");
            params.add(ids);
        });
        if (after != null) {
            sql.append(" and (issued_at, id) < (?, ?)");
            params.add(Timestamp.from(after.at()));
            params.add(after.id());
        }
        params.add(limit);
        return jdbc.sql(sql.append(" order by issued_at desc, id desc limit ?").toString())
                .params(params)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        units.get(row.getObject("unit_id", UUID.class)).name(),
                        row.getInt("year"),
                        row.getInt("serial"),
                        row.getString("title"),
                        row.getString("issued_by_name"),
                        row.getTimestamp("issued_at").toInstant()))
                .list();
    }

    Optional<IssuedBriefing> find(UUID id) {
        Map<Integer, List<Mark>> marks = new HashMap<>();
        jdbc.sql("select * from briefing_figure where briefing_id = ? order by position")
                .param(id)
                .query((row, n) -> marks.computeIfAbsent(row.getInt("paragraph"), p -> new ArrayList<>())
                        .add(new Mark(row.getInt("starts"), row.getInt("ends"), figure(row))))
                .list();
        return jdbc.sql("select * from briefing where id = ?")
                .param(id)
                .query((row, n) -> briefing(row, marks))
                .optional();
    }

    private IssuedBriefing briefing(ResultSet row, Map<Integer, List<Mark>> marks) throws SQLException {
        String[] texts = (String[]) row.getArray("paragraphs").getArray();
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            paragraphs.add(new Paragraph(texts[i], marks.getOrDefault(i, List.of())));
        }
        return new IssuedBriefing(
                row.getObject("id", UUID.class),
                row.getString("briefing_no"),
                units.get(row.getObject("unit_id", UUID.class)),
                row.getInt("year"),
                row.getInt("serial"),
                Template.valueOf(row.getString("template")),
                row.getString("operation_no"),
                row.getString("language").equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("title"),
                paragraphs,
                row.getTimestamp("cut_off").toInstant(),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by_name"));
    }

    private BriefingFigure figure(ResultSet row) throws SQLException {
        return new BriefingFigure(
                catalogue.get(row.getString("indicator")),
                row.getString("name"),
                List.of((String[]) row.getArray("fraud_types").getArray()),
                Part.valueOf(row.getString("part")),
                row.getBigDecimal("value"),
                Rounding.of(row.getString("rounding")),
                row.getString("shown"),
                null,
                row.getObject("revision", Integer.class),
                row.getLong("pending"),
                row.getBoolean("provisional"));
    }
}
