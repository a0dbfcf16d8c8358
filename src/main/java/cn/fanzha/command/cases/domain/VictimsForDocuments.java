package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.VictimsInFull;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class VictimsForDocuments implements VictimsInFull {

    private static final int AT_MOST = 50;

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    VictimsForDocuments(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Victim> of(UUID caseId) {
        return jdbc.sql("select name, id_no, phone from victim where case_id = ? order by position limit ?")
                .params(caseId, AT_MOST)
                .query((rs, n) -> new Victim(
                        clear(ValueKind.NAME, rs.getBytes("name")),
                        clear(ValueKind.ID_NUMBER, rs.getBytes("id_no")),
                        clear(ValueKind.PHONE, rs.getBytes("phone"))))
                .list();
    }

    private @Nullable String clear(ValueKind kind, byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypt(kind, stored);
    }
}
