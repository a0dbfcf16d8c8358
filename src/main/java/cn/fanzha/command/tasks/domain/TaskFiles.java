package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of a feedback: few and small; name and content encrypted at rest, for both may hold a person's data. */
@Component
public class TaskFiles {

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final TaskSettings settings;

    TaskFiles(JdbcClient jdbc, PersonalDataCipher cipher, TaskSettings settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.settings = settings;
    }

    /**
     * A file as it came.
     *
     * @param name as the person's machine names it; a path before it is cut off
     */
    public record Upload(String name, byte[] content) {

        public Upload {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                    .replaceAll("\\p{Cntrl}", "")
                    .strip();
            name = last.isEmpty() ? "file" : last.substring(0, Math.min(last.length(), LONGEST_NAME));
        }

        /** Without its content. */
        @Override
        public String toString() {
            return "Upload";
        }
    }

    /** A file that is kept, without its content. */
    public record Kept(UUID id, UUID eventId, String name, int bytes) {}

    /** @throws InvalidValueException too many, too long, or empty */
    void check(List<Upload> uploads) {
        if (uploads.size() > settings.files()) {
            throw new InvalidValueException("tasks.files.many", settings.files());
        }
        for (Upload upload : uploads) {
            if (upload.content().length == 0) {
                throw new InvalidValueException("tasks.files.empty");
            }
            if (upload.content().length > settings.fileBytes()) {
                throw new InvalidValueException("tasks.files.long", settings.fileBytes() >> 20);
            }
        }
    }

    void keep(UUID eventId, List<Upload> uploads) {
        for (Upload upload : uploads) {
            jdbc.sql("insert into task_file (id, event_id, name, bytes, content) values (?, ?, ?, ?, ?)")
                    .param(Ids.next())
                    .param(eventId)
                    .param(cipher.encrypt(ValueKind.SECRET, upload.name()))
                    .param(upload.content().length)
                    .param(cipher.encrypt(ValueKind.SECRET, Base64.getEncoder().encodeToString(upload.content())))
                    .update();
        }
    }

    List<Kept> of(UUID taskId) {
        return jdbc.sql("""
                        select f.id, f.event_id, f.name, f.bytes from task_file f join task_event e on e.id = f.event_id
                        where e.task_id = ? order by f.id""")
                .param(taskId)
                .query((rs, n) -> new Kept(
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        Objects.requireNonNull(rs.getObject("event_id", UUID.class)),
                        cipher.decrypt(ValueKind.SECRET, Objects.requireNonNull(rs.getBytes("name"))),
                        rs.getInt("bytes")))
                .list();
    }

    Optional<Upload> read(UUID taskId, UUID fileId) {
        return jdbc.sql("""
                        select f.name, f.content from task_file f join task_event e on e.id = f.event_id
                        where f.id = ? and e.task_id = ?""")
                .params(fileId, taskId)
                .query((rs, n) -> new Upload(
                        cipher.decrypt(ValueKind.SECRET, Objects.requireNonNull(rs.getBytes("name"))),
                        Base64.getDecoder()
                                .decode(cipher.decrypt(
                                        ValueKind.SECRET, Objects.requireNonNull(rs.getBytes("content"))))))
                .optional();
    }
}
