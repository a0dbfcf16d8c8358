package cn.fanzha.command.funds.onward;

import cn.fanzha.command.funds.domain.DeskSettings;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables that wait for a liaison's yes: one of hers for each request, encrypted, thrown away after a day (setting). */
@Component
class OnwardDrafts {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final DeskSettings settings;
    private final Clock clock;

    OnwardDrafts(JdbcClient jdbc, PersonalDataCipher cipher, DeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    record Draft(UUID id, OnwardSheet sheet) {}

    /** In place of her earlier one. */
    void keep(UUID stopId, OnwardSheet sheet, Actor actor) {
        Instant now = clock.instant();
        jdbc.sql("delete from onward_draft where made_at < ?")
                .param(Timestamp.from(now.minus(settings.draftsFor())))
                .update();
        jdbc.sql("""
                        insert into onward_draft (id, stop_id, made_by, made_at, body) values (?, ?, ?, ?, ?)
                        on conflict on constraint onward_draft_one do update
                        set id = excluded.id, made_at = excluded.made_at, body = excluded.body""")
                .params(Ids.next(), stopId, actor.id(), Timestamp.from(now))
                .param(cipher.encrypt(ValueKind.ACCOUNT, sheet.packed()))
                .update();
    }

    Optional<Draft> of(UUID stopId, Actor actor) {
        return jdbc.sql("select id, body from onward_draft where stop_id = ? and made_by = ?")
                .params(stopId, actor.id())
                .query((rs, n) -> new Draft(
                        Objects.requireNonNull(rs.getObject(1, UUID.class)),
                        OnwardSheet.unpacked(cipher.decrypt(ValueKind.ACCOUNT, rs.getBytes(2)))))
                .optional();
    }

    void remove(UUID stopId, Actor actor) {
        jdbc.sql("delete from onward_draft where stop_id = ? and made_by = ?")
                .params(stopId, actor.id())
                .update();
    }
}
