package cn.fanzha.command.returns.domain;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications of a return, and the case's victims who may make one; encrypted at rest. */
@Component
class ApplicationRows {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;

    ApplicationRows(JdbcClient jdbc, PersonalDataCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
    }

    /** A victim of the case, in the clear. */
    record Victim(
            int position, @Nullable String name, @Nullable String idNo) {
        /** Without personal data. */
        @Override
        public String toString() {
            return "Victim[" + position + "]";
        }
    }

    List<Victim> victims(UUID caseId) {
        return jdbc.sql("select position, name, id_no from victim where case_id = ? order by position limit 200")
                .param(caseId)
                .query((rs, n) -> new Victim(
                        rs.getInt("position"),
                        clear(ValueKind.NAME, rs.getBytes("name")),
                        clear(ValueKind.ID_NUMBER, rs.getBytes("id_no"))))
                .list();
    }

    /** What an application says beside the victim. */
    record Said(UUID toAccountId, Money lossHere, Money lossTotal, boolean idChecked, LocalDate appliedOn) {}

    void add(ReturnCase of, JoinedFiles.File file, Victim victim, Said said, String registeredBy, Instant now) {
        String name = Objects.requireNonNull(victim.name);
        jdbc.sql("""
                        insert into return_application (id, return_id, position, victim_case_id, victim_position, name, name_digest,
                                                        to_account_id, loss_here, loss_total, id_checked, applied_on,
                                                        registered_by_name, registered_at, id_no, id_no_index)
                        values (?, ?, (select coalesce(max(position), 0) + 1 from return_application where return_id = ?),
                                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        of.id,
                        of.id,
                        file.id(),
                        victim.position,
                        cipher.encrypt(ValueKind.NAME, name),
                        index.of(ValueKind.NAME, file.number().value() + '\n' + name),
                        said.toAccountId,
                        said.lossHere.yuan(),
                        said.lossTotal.yuan(),
                        said.idChecked,
                        said.appliedOn,
                        registeredBy,
                        Timestamp.from(now))
                .param(victim.idNo == null ? null : cipher.encrypt(ValueKind.ID_NUMBER, victim.idNo))
                .param(victim.idNo == null ? null : index.of(ValueKind.ID_NUMBER, victim.idNo))
                .update();
    }

    /** All of the return, also those that were taken back, in the order in which they came. */
    List<Application> of(UUID returnId) {
        return jdbc.sql("""
                        select a.*, c.case_no as victim_case_no from return_application a join case_file c on c.id = a.victim_case_id
                        where a.return_id = ? order by a.position""").param(returnId).query((rs, n) -> read(rs)).list();
    }

    List<Application> standing(UUID returnId) {
        return of(returnId).stream().filter(Application::stands).toList();
    }

    Optional<Application> find(UUID returnId, UUID id) {
        return of(returnId).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void check(UUID id) {
        jdbc.sql("update return_application set id_checked = true where id = ?")
                .param(id)
                .update();
    }

    void pay(UUID id, UUID account) {
        jdbc.sql("update return_application set to_account_id = ? where id = ?")
                .params(account, id)
                .update();
    }

    void withdraw(UUID id, String note, Instant now) {
        jdbc.sql("update return_application set withdrawn_at = ?, withdrawn_note = ? where id = ?")
                .params(Timestamp.from(now), note, id)
                .update();
    }

    void tell(UUID id, VictimNotice how, Instant at, String by) {
        jdbc.sql("update return_application set notified_at = ?, notified_how = ?, notified_by_name = ? where id = ?")
                .params(Timestamp.from(at), how.name(), by, id)
                .update();
    }

    /** The same persons, in the return that goes on where another failed, without those who were paid. */
    void carry(ReturnCase from, ReturnCase to) {
        jdbc.sql("""
                        select a.id from return_application a
                        where a.return_id = ? and a.withdrawn_at is null
                          and not exists (select from return_share s where s.application_id = a.id and s.state = 'RETURNED')
                        order by a.position""")
                .param(from.id)
                .query(UUID.class)
                .list()
                .forEach(id -> jdbc.sql("""
                                insert into return_application (id, return_id, position, victim_case_id, victim_position, name,
                                                                name_digest, id_no, id_no_index, to_account_id, loss_here, loss_total, id_checked,
                                                                applied_on, registered_by_name, registered_at)
                                select ?, ?, position, victim_case_id, victim_position, name, name_digest, id_no,
                                       id_no_index, to_account_id, loss_here, loss_total, id_checked, applied_on, registered_by_name, registered_at
                                from return_application where id = ?""").params(Ids.next(), to.id, id).update());
    }

    private Application read(ResultSet rs) throws SQLException {
        String how = rs.getString("notified_how");
        return new Application(
                Objects.requireNonNull(rs.getObject("id", UUID.class)),
                rs.getInt("position"),
                Objects.requireNonNull(rs.getObject("victim_case_id", UUID.class)),
                rs.getString("victim_case_no"),
                rs.getInt("victim_position"),
                cipher.decrypt(ValueKind.NAME, rs.getBytes("name")),
                rs.getBytes("name_digest"),
                clear(ValueKind.ID_NUMBER, rs.getBytes("id_no")),
                rs.getBytes("id_no_index"),
                Objects.requireNonNull(rs.getObject("to_account_id", UUID.class)),
                Money.of(rs.getBigDecimal("loss_here")),
                Money.of(rs.getBigDecimal("loss_total")),
                rs.getBoolean("id_checked"),
                Objects.requireNonNull(rs.getObject("applied_on", LocalDate.class)),
                rs.getString("registered_by_name"),
                rs.getTimestamp("registered_at").toInstant(),
                instant(rs, "withdrawn_at"),
                rs.getString("withdrawn_note"),
                instant(rs, "notified_at"),
                how == null ? null : VictimNotice.valueOf(how),
                rs.getString("notified_by_name"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private @Nullable String clear(ValueKind kind, byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypt(kind, stored);
    }
}
