package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of a case's details, written in the transaction of the change that it tells of. */
@Component
class CaseChanges {

    /** What one person goes on typing within this time is one change, or each letter of a story would be one. */
    static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private static final int AT_MOST = 500;

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    CaseChanges(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A detail before and after, as {@link FieldTexts} writes values. */
    record Values(
            CaseField field,
            @Nullable String before,
            @Nullable String after) {
        boolean differ() {
            return !Objects.equals(FieldTexts.lines(before), FieldTexts.lines(after));
        }
    }

    /** A change that somebody made on the page; values that are equal are none. */
    void write(UUID caseId, int item, Values values, @Nullable String note, Actor actor) {
        if (values.differ()) {
            insert(caseId, item, values, note, false, actor);
        }
    }

    /** What a form that is typed while the call runs has changed: every detail of the case and of the first victim. */
    void typed(UUID caseId, NewCase before, NewCase after, Actor actor) {
        for (Values values : FieldTexts.compare(before, after)) {
            if (values.differ() && !goesOn(caseId, values, actor)) {
                insert(caseId, 0, values, null, true, actor);
            }
        }
    }

    /** The tags of a case as the history writes them; null: none. */
    @Nullable
    String tags(UUID caseId) {
        List<String> tags = jdbc.sql("select tag from case_tag where case_id = ?")
                .param(caseId)
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .list();
        return tags.isEmpty() ? null : FieldTexts.tags(tags);
    }

    /** The newest first, 500 at most; persons' values masked. */
    List<CaseChange> of(UUID caseId, @Nullable CaseField field, @Nullable Integer item) {
        return jdbc.sql("""
                        select field, item, old_value, new_value, old_plain, new_plain, note, at, actor_name from case_change
                        where case_id = ? and (?::text is null or field = ?) and (?::smallint is null or item = ?)
                        order by at desc, id desc limit ?""")
                .param(caseId)
                .param(field == null ? null : field.name())
                .param(field == null ? null : field.name())
                .param(item)
                .param(item)
                .param(AT_MOST)
                .query((rs, n) -> change(rs))
                .list();
    }

    /** Who changed it last, and when; of a victim all of whose values count as one: any of them. */
    Optional<CaseChange> last(UUID caseId, @Nullable CaseField field, int item) {
        return of(caseId, field, item).stream()
                .filter(change -> field != null || change.field().ofVictim())
                .findFirst();
    }

    private void insert(UUID caseId, int item, Values values, @Nullable String note, boolean typing, Actor actor) {
        jdbc.sql("""
                        insert into case_change (id, case_id, field, item, old_value, new_value, typing, note, at, actor_id,
                                                 actor_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Ids.next())
                .param(caseId)
                .param(values.field().name())
                .param(item)
                .param(encrypted(values.field(), values.before()))
                .param(encrypted(values.field(), values.after()))
                .param(typing)
                .param(note)
                .param(Timestamp.from(clock.instant()))
                .param(actor.id())
                .param(actor.displayName())
                .update();
    }

    private boolean goesOn(UUID caseId, Values values, Actor actor) {
        Instant now = clock.instant();
        CaseField field = values.field();
        Optional<Sitting> sitting = jdbc.sql("""
                        select id, old_value, typing and actor_id = ? and at > ? as goes_on from case_change
                        where case_id = ? and field = ? and item = 0 order by at desc, id desc limit 1""")
                .params(actor.id(), Timestamp.from(now.minus(ONE_SITTING)), caseId, field.name())
                .query((rs, n) -> new Sitting(
                        rs.getObject("id", UUID.class),
                        decrypted(field, rs.getBytes("old_value")),
                        rs.getBoolean("goes_on")))
                .optional();
        if (sitting.isEmpty() || !sitting.get().goesOn) {
            return false;
        }
        if (new Values(field, sitting.get().before, values.after()).differ()) {
            jdbc.sql("update case_change set new_value = ?, at = ? where id = ?")
                    .param(encrypted(field, values.after()))
                    .param(Timestamp.from(now))
                    .param(sitting.get().id)
                    .update();
        } else {
            jdbc.sql("delete from case_change where id = ?")
                    .param(sitting.get().id)
                    .update();
        }
        return true;
    }

    private record Sitting(UUID id, @Nullable String before, boolean goesOn) {}

    private CaseChange change(ResultSet rs) throws SQLException {
        CaseField field = CaseField.valueOf(rs.getString("field"));
        return new CaseChange(
                field,
                rs.getInt("item"),
                masked(field, value(rs, field, "old")),
                masked(field, value(rs, field, "new")),
                rs.getString("note"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("actor_name"));
    }

    /** Imports write what stands in the case in the clear as it stands there. */
    private @Nullable String value(ResultSet rs, CaseField field, String side) throws SQLException {
        String plain = rs.getString(side + "_plain");
        return plain == null ? decrypted(field, rs.getBytes(side + "_value")) : plain;
    }

    static @Nullable String masked(CaseField field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (field) {
            case VICTIM_NAME -> Masks.name(value);
            case VICTIM_PHONE -> Masks.phone(value);
            case VICTIM_ID_NO -> Masks.idNumber(value);
            default -> value;
        };
    }

    private byte @Nullable [] encrypted(CaseField field, @Nullable String plain) {
        return plain == null ? null : cipher.encrypt(field.kind(), plain);
    }

    private @Nullable String decrypted(CaseField field, byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypt(field.kind(), stored);
    }
}
