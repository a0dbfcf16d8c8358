package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.StopNumber;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A liaison's answer together with what she found in the books, field by field; both are kept or neither. */
@Component
public class DeskAnswers {

    private final StopDesk desk;
    private final StopHold hold;
    private final StopAccess access;
    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    DeskAnswers(StopDesk desk, StopHold hold, StopAccess access, JdbcClient jdbc, PersonalDataCipher cipher) {
        this.desk = desk;
        this.hold = hold;
        this.access = access;
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** As {@link StopDesk#confirm}. */
    @Transactional
    public StopChange confirm(
            StopNumber number, int version, Confirmation said, List<ComparedWords> compared, Actor actor) {
        return keeping(number, desk.confirm(number, version, said, actor), compared);
    }

    /** As {@link StopDesk#refuse}. */
    @Transactional
    public StopChange refuse(StopNumber number, int version, Refusal said, List<ComparedWords> compared, Actor actor) {
        return keeping(number, desk.refuse(number, version, said, actor), compared);
    }

    /** What the liaison compared, in full; the institution's own alone. */
    @Transactional(readOnly = true)
    public List<ComparedWords> ofDesk(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireLiaison(stop, actor);
        return read(stop.id, true);
    }

    /** The same for the police: holder and account masked. */
    @Transactional(readOnly = true)
    public List<ComparedWords> ofPolice(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireReader(stop, actor);
        return read(stop.id, false);
    }

    private StopChange keeping(StopNumber number, StopChange change, List<ComparedWords> compared) {
        if (change instanceof Done) {
            UUID id = hold.read(number).id;
            compared.forEach(line -> keep(id, line));
        }
        return change;
    }

    private void keep(UUID stopId, ComparedWords line) {
        jdbc.sql("""
                        insert into stop_comparison (stop_id, field, agrees, at_bank) values (?, ?, ?, ?)
                        on conflict on constraint stop_comparison_pk do nothing""")
                .params(stopId, line.field().name(), line.agrees())
                .param(line.atBank() == null ? null : cipher.encrypt(ValueKind.NAME, line.atBank()))
                .update();
    }

    private List<ComparedWords> read(UUID stopId, boolean clear) {
        return jdbc
                .sql("select field, agrees, at_bank from stop_comparison where stop_id = ?")
                .param(stopId)
                .query((rs, n) -> {
                    ComparedField field = ComparedField.valueOf(rs.getString(1));
                    byte[] enc = rs.getBytes(3);
                    String atBank = enc == null ? null : cipher.decrypt(ValueKind.NAME, enc);
                    return new ComparedWords(
                            field, rs.getBoolean(2), clear || atBank == null ? atBank : masked(field, atBank));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(ComparedWords::field))
                .toList();
    }

    private static String masked(ComparedField field, String text) {
        return switch (field) {
            case HOLDER -> Masks.name(text);
            case ACCOUNT -> Masks.card(text);
            case AMOUNT, TIME -> text;
        };
    }
}
