package cn.fanzha.command.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the audit log says of an action or a subject: {@code @Autowired AuditTrail trail} in an integration test. */
@TestComponent
public class AuditTrail {

    private static final Pattern IN_THE_CLEAR = Pattern.compile(
            "(?<![\\dA-Za-z*-])"
                    // a resident ID has a day of birth in its middle; an institution's code of eighteen digits doesn't
                    + "(1[3-9]\\d{9}|\\d{6}(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])\\d{3}[\\dXx]|\\d{16}|\\d{17}|\\d{19})(?![\\dA-Za-z-])");
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line of the log.
     *
     * @param result {@code DONE} or {@code REFUSED}
     */
    public record Line(
            long id,
            String username,
            boolean program,
            @Nullable String ip,
            String action,
            String subjectType,
            String subject,
            String details,
            String result) {

        public JsonNode detail(String name) {
            return JSON.readTree(details).path(name);
        }

        public boolean refused() {
            return result.equals("REFUSED");
        }
    }

    /** The committed lines of an action upon a subject, the oldest first. */
    public List<Line> of(String action, String subject) {
        return where("action = ? and subject = ?", action, subject);
    }

    /** All committed lines of a subject, the oldest first. */
    public List<Line> ofSubject(String subject) {
        return where("subject = ?", subject);
    }

    /** All committed lines of an action, the oldest first: other tests' too. */
    public List<Line> ofAction(String action) {
        return where("action = ?", action);
    }

    /** The one line of an action upon a subject. */
    public Line only(String action, String subject) {
        List<Line> lines = of(action, subject);
        assertThat(lines).as(action + " " + subject).hasSize(1);
        return lines.getFirst();
    }

    /** Number of the newest line: what is written later has a greater one. */
    public long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    /**
     * Waits until the sealer has chained all that is committed: an entry that another test wrote with its clock years
     * back is overdue at once.
     */
    public void awaitSealed() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select not exists (select from audit_entry e where not exists"
                                + " (select from audit_chain c where c.entry_id = e.id))")
                        .query(Boolean.class)
                        .single());
    }

    /** So many refused attempts were written down after the line of that number. */
    public int refusedSince(long id) {
        return jdbc.sql("select count(*) from audit_entry where id > ? and result = 'REFUSED'")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** No line holds a mobile number, a resident's ID or a card number that isn't masked. */
    public void holdsNoPersonalDataInTheClear() {
        assertThat(where("true").stream()
                        .filter(line -> IN_THE_CLEAR
                                .matcher(line.subject() + " " + line.details())
                                .find()))
                .isEmpty();
    }

    private List<Line> where(String condition, Object... params) {
        return jdbc.sql("select id, actor_username as username, program, ip, action, subject_type, subject,"
                        + " details::text as details, result from audit_entry where " + condition + " order by id")
                .params(List.of(params))
                .query(Line.class)
                .list();
    }
}
