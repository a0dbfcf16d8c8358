package cn.fanzha.command.cases.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.requests.ProtectedPerson;
import cn.fanzha.command.requests.ProtectedPersons;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.shared.Actor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The victims of cases, whose own accounts may be put under protective control: {@code A…-0} is the first of the case. */
@Component
class VictimPersons implements ProtectedPersons {

    private static final Pattern REFERENCE = Pattern.compile("(.{1,64})-(\\d{1,4})");

    private final CaseRepository cases;
    private final CaseAccess access;
    private final PersonalDataCipher cipher;
    private final JdbcClient jdbc;

    VictimPersons(CaseRepository cases, CaseAccess access, PersonalDataCipher cipher, JdbcClient jdbc) {
        this.cases = cases;
        this.access = access;
        this.cipher = cipher;
        this.jdbc = jdbc;
    }

    @Override
    public ProtectiveSource source() {
        return ProtectiveSource.VICTIM;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProtectedPerson> find(String reference, Actor actor) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return cases.findByCaseNo(parts.group(1)).flatMap(file -> {
            access.requireSeen(file, actor);
            return jdbc.sql("select name, id_no from victim where case_id = ? and position = ?")
                    .params(file.getId(), Integer.parseInt(parts.group(2)))
                    .query((rs, n) -> new ProtectedPerson(
                            file.unitId(),
                            clear(ValueKind.NAME, rs.getBytes("name")),
                            clear(ValueKind.ID_NUMBER, rs.getBytes("id_no")),
                            parts.group(1)))
                    .optional();
        });
    }

    @Override
    public String href(String reference) {
        return "/cases/" + reference.substring(0, reference.lastIndexOf('-'));
    }

    private @Nullable String clear(ValueKind kind, byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypt(kind, stored);
    }
}
