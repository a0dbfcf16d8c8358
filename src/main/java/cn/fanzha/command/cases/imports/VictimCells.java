package cn.fanzha.command.cases.imports;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.StageRow;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.ResidentId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The victim's columns of a case: encrypted before they leave the process, also on their way to the staging table. */
@Component
class VictimCells {

    static final List<String> STAGING = List.of(
            "victim_name bytea",
            "name_digest bytea",
            "victim_id_no bytea",
            "id_no_index bytea",
            "victim_phone bytea",
            "phone_index bytea");

    /** A passport or a permit begins with a letter; all else must be a resident's number. */
    private static final Pattern OTHER_DOCUMENT = Pattern.compile("[A-Z][A-Z0-9]{5,16}");

    private final PersonalDataCipher cipher;
    private final BlindIndex index;

    VictimCells(PersonalDataCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    void check(ImportRow row, StageRow stage, String caseNo) {
        String name = row.text("victim_name");
        String idNo = row.value("victim_id_no", VictimCells::document, "id-format");
        Phone phone = row.value("victim_phone", Phone::of, "phone-format");
        stage.bytes(encrypted(ValueKind.NAME, name))
                .bytes(name == null ? null : index.of(ValueKind.NAME, caseNo + '\n' + name));
        stage.bytes(encrypted(ValueKind.ID_NUMBER, idNo)).bytes(indexed(ValueKind.ID_NUMBER, idNo));
        String number = phone == null ? null : phone.value();
        stage.bytes(encrypted(ValueKind.PHONE, number)).bytes(indexed(ValueKind.PHONE, number));
    }

    private static String document(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return OTHER_DOCUMENT.matcher(upper).matches()
                ? upper
                : ResidentId.of(text).value();
    }

    private byte @Nullable [] encrypted(ValueKind kind, @Nullable String plain) {
        return plain == null ? null : cipher.encrypt(kind, plain);
    }

    private byte @Nullable [] indexed(ValueKind kind, @Nullable String plain) {
        return plain == null ? null : index.of(kind, plain);
    }
}
