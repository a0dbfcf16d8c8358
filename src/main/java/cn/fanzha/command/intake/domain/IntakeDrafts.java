package cn.fanzha.command.intake.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms exactly as they were typed, also with what is not valid yet; encrypted as a whole, so that nothing typed is lost
 * with a closed browser. A draft belongs to the officer who types it, before and after the case has a number.
 */
@Component
public class IntakeDrafts {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    IntakeDrafts(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** An open draft of an officer, as the intake page offers it. */
    public record Open(UUID form, Instant updatedAt) {}

    /**
     * Keeps the form as typed.
     *
     * @throws OutOfScopeException the form is somebody else's
     */
    @Transactional
    public void keep(UUID form, @Nullable UUID caseId, String typed, Actor actor) {
        if (caseId != null) {
            jdbc.sql("delete from intake_draft where case_id = ? and account_id = ? and id <> ?")
                    .params(caseId, actor.id(), form)
                    .update();
        }
        int kept = jdbc.sql("""
                        insert into intake_draft as d (id, account_id, form, updated_at, case_id) values (?, ?, ?, ?, ?)
                        on conflict on constraint intake_draft_pk do update
                        set form = excluded.form, updated_at = excluded.updated_at
                        where d.case_id is not distinct from excluded.case_id
                          and d.account_id = excluded.account_id""")
                .params(form, actor.id(), cipher.encrypt(ValueKind.SECRET, typed), Timestamp.from(clock.instant()))
                .param(caseId)
                .update();
        if (kept == 0) {
            throw new OutOfScopeException("intake-draft", form);
        }
    }

    /** What the actor typed last for a case that is logged and didn't finish. */
    public Optional<String> ofCase(UUID caseId, Actor actor) {
        return jdbc.sql("select form from intake_draft where case_id = ? and account_id = ?")
                .params(caseId, actor.id())
                .query((rs, n) -> cipher.decrypt(ValueKind.SECRET, rs.getBytes(1)))
                .optional();
    }

    /** The actor's own draft that has no case yet. */
    public Optional<String> own(UUID form, Actor actor) {
        return jdbc.sql("select form from intake_draft where id = ? and account_id = ? and case_id is null")
                .params(form, actor.id())
                .query((rs, n) -> cipher.decrypt(ValueKind.SECRET, rs.getBytes(1)))
                .optional();
    }

    /** The actor's drafts without a case, the latest first, five at most. */
    public List<Open> open(Actor actor) {
        return jdbc.sql("""
                        select id, updated_at from intake_draft where account_id = ? and case_id is null
                        order by updated_at desc limit 5""")
                .param(actor.id())
                .query((rs, n) ->
                        new Open(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant()))
                .list();
    }

    /** Throws an unfinished form away, or the draft of a case that is complete. */
    @Transactional
    public void discard(UUID form, @Nullable UUID caseId, Actor actor) {
        jdbc.sql("delete from intake_draft where id = ? and account_id = ? and case_id is not distinct from ?")
                .params(form, actor.id())
                .param(caseId)
                .update();
    }

    /**
     * Holds the form's row for this transaction, so that two presses of one form wait for each other.
     *
     * @return the case that an earlier press logged
     */
    Optional<UUID> claim(UUID form, Actor actor) {
        jdbc.sql(
                        "insert into intake_draft (id, account_id, form, updated_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(form, actor.id(), cipher.encrypt(ValueKind.SECRET, "{}"), Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select case_id from intake_draft where id = ? and account_id = ? for update")
                .params(form, actor.id())
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new OutOfScopeException("intake-draft", form));
    }

    void bind(UUID form, UUID caseId) {
        jdbc.sql("update intake_draft set case_id = ? where id = ?")
                .params(caseId, form)
                .update();
    }
}
