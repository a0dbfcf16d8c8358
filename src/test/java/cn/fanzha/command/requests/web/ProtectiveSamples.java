package cn.fanzha.command.requests.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A control of a side's station that its bank alone was asked; real ones ask every bank, also the other side's. */
class ProtectiveSamples implements SampleData {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;
    private final Stops stops;
    private final Clock clock;

    ProtectiveSamples(JdbcClient jdbc, PersonalDataCipher cipher, BlindIndex index, Stops stops, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.stops = stops;
        this.clock = clock;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/protective/")
                || pattern.startsWith("/desk/protective/")
                || pattern.startsWith("/api/v1/protective-controls/");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (!pattern.contains("{no}")) {
            CaseRef file = stops.caseOf(side.officer());
            return Sample.EMPTY.with("source", "VICTIM").with("reference", file.number() + "-0");
        }
        UUID id = Ids.next();
        String number = "SAMPLE-" + MadeUpCodes.digits(12);
        String idNo = "11010519491231" + MadeUpCodes.digits(4);
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into protective_control (id, control_no, unit_id, source, reference, person_name, person_id_no,
                                person_index, reason, asked_by, asked_by_name, asked_at, lapses_at, informed_at, informed_by,
                                informed_how)
                        values (?, ?, ?, 'ALERT', ?, ?, ?, ?, '正在转账', ?, '测试', ?, ?, ?, '测试', 'PHONE')""")
                .params(
                        id,
                        number,
                        side.station().id(),
                        number,
                        cipher.encrypt(ValueKind.NAME, "林小慧"),
                        cipher.encrypt(ValueKind.ID_NUMBER, idNo),
                        index.of(ValueKind.ID_NUMBER, idNo),
                        side.officer().id(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(Duration.ofHours(24))),
                        Timestamp.from(now))
                .update();
        jdbc.sql("insert into protective_answer (id, control_id, institution_id, state) values (?, ?, ?, 'WAITING')")
                .params(Ids.next(), id, side.bank().id())
                .update();
        Sample sample = Sample.of("no", number).with("note", "核对");
        return new Sample(sample.variables(), sample.params(), "{}");
    }
}
