package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The persons deceived: encrypted at rest, found again by ID number or phone through the blind index. */
@Component
class Victims {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;

    Victims(JdbcClient jdbc, PersonalDataCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
    }

    /** A victim in the clear: only for the page of the case, masked there. */
    record Victim(
            int position,
            @Nullable String name,
            @Nullable String idNo,
            @Nullable IdDocument idKind,
            @Nullable String phone) {
        boolean isEmpty() {
            return name == null && idNo == null && phone == null;
        }

        @Override
        public String toString() {
            return "Victim[" + position + "]";
        }
    }

    void save(UUID caseId, Victim victim) {
        jdbc.sql("""
                        insert into victim (case_id, position, name, id_no, id_no_index, id_kind, phone, phone_index)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint victim_pk do update
                        set name = excluded.name, id_no = excluded.id_no, id_no_index = excluded.id_no_index,
                            id_kind = excluded.id_kind, phone = excluded.phone, phone_index = excluded.phone_index""")
                .param(caseId)
                .param(victim.position())
                .param(encrypted(ValueKind.NAME, victim.name()))
                .param(encrypted(ValueKind.ID_NUMBER, victim.idNo()))
                .param(indexed(ValueKind.ID_NUMBER, victim.idNo()))
                .param(victim.idKind() == null ? null : victim.idKind().name())
                .param(encrypted(ValueKind.PHONE, victim.phone()))
                .param(indexed(ValueKind.PHONE, victim.phone()))
                .update();
    }

    Optional<Victim> find(UUID caseId, int position) {
        return jdbc.sql("select position, name, id_no, id_kind, phone from victim where case_id = ? and position = ?")
                .params(caseId, position)
                .query((rs, n) -> read(rs))
                .optional();
    }

    /** All of the case, the one who reported first. */
    List<Victim> of(UUID caseId) {
        return jdbc.sql("select position, name, id_no, id_kind, phone from victim where case_id = ? order by position")
                .param(caseId)
                .query((rs, n) -> read(rs))
                .list();
    }

    /** A row with the columns of {@code victim}. */
    Victim read(ResultSet rs) throws SQLException {
        String idNo = decrypted(ValueKind.ID_NUMBER, rs.getBytes("id_no"));
        return new Victim(
                rs.getInt("position"),
                name(rs.getBytes("name")),
                idNo,
                kind(rs.getString("id_kind"), idNo),
                phone(rs.getBytes("phone")));
    }

    /** Of imported victims no kind is stored: it is what the number looks like. */
    private static @Nullable IdDocument kind(@Nullable String stored, @Nullable String idNo) {
        return stored == null ? IdDocument.guess(idNo) : IdDocument.valueOf(stored);
    }

    /** A place that no victim of the case ever had: the history of one who was removed stays hers. */
    int nextPosition(UUID caseId) {
        return jdbc.sql("""
                        select 1 + greatest(
                            coalesce((select max(position) from victim where case_id = :id), 0),
                            coalesce((select max(item) from case_change where case_id = :id), 0))""").param("id", caseId).query(Integer.class).single();
    }

    void remove(UUID caseId, int position) {
        jdbc.sql("delete from victim where case_id = ? and position = ?")
                .params(caseId, position)
                .update();
    }

    @Nullable
    String name(byte @Nullable [] stored) {
        return decrypted(ValueKind.NAME, stored);
    }

    @Nullable
    String phone(byte @Nullable [] stored) {
        return decrypted(ValueKind.PHONE, stored);
    }

    private byte @Nullable [] encrypted(ValueKind kind, @Nullable String plain) {
        return plain == null ? null : cipher.encrypt(kind, plain);
    }

    private byte @Nullable [] indexed(ValueKind kind, @Nullable String plain) {
        return plain == null ? null : index.of(kind, plain);
    }

    private @Nullable String decrypted(ValueKind kind, byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypt(kind, stored);
    }
}
