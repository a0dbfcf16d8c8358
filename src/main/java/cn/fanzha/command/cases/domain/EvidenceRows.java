package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.EvidenceFile.Removal;
import cn.fanzha.command.platform.crypto.FileCipher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the files of cases in the database: part by part, encrypted, never whole in memory. */
@Component
class EvidenceRows {

    /** What a file takes of memory, coming or going, however long it is. */
    static final int PART_BYTES = 512 * 1024;

    private final JdbcClient jdbc;
    private final FileCipher cipher;

    EvidenceRows(JdbcClient jdbc, FileCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** What was read of a file: its digest, its length and its first bytes; the parts are stored. */
    record Stored(long size, int parts, byte[] sha256) {}

    /** Stores the parts of the content that comes after its first, up to one byte more than a file may have. */
    Stored storeParts(UUID id, byte[] first, InputStream content, long atMost) throws IOException {
        MessageDigest digest = sha256();
        byte[] part = first;
        long size = 0;
        int number = 0;
        while (part.length > 0 && size <= atMost) {
            size += part.length;
            digest.update(part);
            jdbc.sql("insert into case_evidence_part (evidence_id, part, content) values (?, ?, ?)")
                    .params(id, number, cipher.encrypt(id, number, part))
                    .update();
            number++;
            part = content.readNBytes(PART_BYTES);
        }
        return new Stored(size, number, digest.digest());
    }

    /** Writes the content, a part in memory at a time. */
    void write(EvidenceFile file, OutputStream sink) throws IOException {
        for (int part = 0; part < file.parts(); part++) {
            byte[] stored = jdbc.sql("select content from case_evidence_part where evidence_id = ? and part = ?")
                    .params(file.id(), part)
                    .query((rs, n) -> rs.getBytes(1))
                    .single();
            sink.write(cipher.decrypt(file.id(), part, Objects.requireNonNull(stored)));
        }
    }

    void dropParts(UUID id) {
        jdbc.sql("delete from case_evidence_part where evidence_id = ?")
                .param(id)
                .update();
    }

    void drop(UUID id) {
        dropParts(id);
        jdbc.sql("delete from case_evidence where id = ?").param(id).update();
    }

    /** The files of a case in the order in which they came, removed ones too. */
    List<EvidenceFile> of(UUID caseId) {
        return jdbc.sql("select * from case_evidence where case_id = ? order by added_at, id")
                .param(caseId)
                .query((rs, n) -> read(rs))
                .list();
    }

    Optional<EvidenceFile> find(UUID caseId, UUID id) {
        return jdbc.sql("select * from case_evidence where case_id = ? and id = ?")
                .params(caseId, id)
                .query((rs, n) -> read(rs))
                .optional();
    }

    boolean holds(UUID caseId, UUID butNot, byte[] sha256) {
        return jdbc.sql("""
                        select exists (select from case_evidence
                                       where case_id = ? and id <> ? and removed_at is null and sha256 = ?)""").params(caseId, butNot, sha256).query(Boolean.class).single();
    }

    void markRemoved(UUID id, Removal removal, UUID by) {
        jdbc.sql("""
                        update case_evidence set removed_at = ?, removed_by = ?, remover = ?, removal_reason = ?
                        where id = ? and removed_at is null""")
                .params(Timestamp.from(removal.at()), by, removal.by(), removal.reason(), id)
                .update();
        dropParts(id);
    }

    private static EvidenceFile read(ResultSet rs) throws SQLException {
        Timestamp obtained = rs.getTimestamp("obtained_at");
        return new EvidenceFile(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                EvidenceType.valueOf(rs.getString("type")),
                rs.getLong("size"),
                rs.getInt("parts"),
                HexFormat.of().formatHex(rs.getBytes("sha256")),
                rs.getString("description"),
                obtained == null ? null : obtained.toInstant(),
                rs.getString("obtained_where"),
                rs.getTimestamp("added_at").toInstant(),
                rs.getString("adder"),
                removal(rs));
    }

    private static @Nullable Removal removal(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("removed_at");
        return at == null ? null : new Removal(at.toInstant(), rs.getString("remover"), rs.getString("removal_reason"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
